import { beforeAll, expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { brokenRules } from './support/axe'
import { openEverything } from './support/open-everything'
import { placeNames, places } from './support/openings'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject

beforeAll(async () => {
  project = await aProject(team().ada)
  await team().ada.post(`/api/tasks/${project.tasks[0].id}/comments`, { content: 'Is it done?' })
})

const viewport = { width: 1440, height: 900 }

test.each(placeNames)(
  'what opens over the %s breaks no rule of accessibility, in both themes, and goes by Escape',
  async (at) => {
    const { page, complaints } = await visit({ as: 'ada', at: places[at](project), viewport })
    await page.waitForLoadState('networkidle')
    expect(
      await openEverything(page, { at, device: 'desk', ask: () => brokenRules(page) }),
    ).toEqual([])
    expect(complaints).toEqual([])
  },
)
