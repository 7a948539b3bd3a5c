import { beforeAll, expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { brokenRules } from './support/axe'
import { openEverything } from './support/open-everything'
import { placeNames, places } from './support/openings'
import { hardOnAPhone, phone } from './support/phone'
import { ready, screens } from './support/screens'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject

beforeAll(async () => {
  project = await aProject(team().ada)
  await team().ada.post(`/api/tasks/${project.tasks[0].id}/comments`, { content: 'Is it done?' })
})

test.each(screens.map((screen) => [screen.name, screen] as const))(
  'on a phone of 360 px, everything of %s can be reached and hit',
  async (_, screen) => {
    const { page } = await visit({ as: screen.as, at: screen.at(project), ...phone })
    await ready(screen, page)
    expect(await hardOnAPhone(page)).toEqual([])
  },
)

test.each(placeNames)(
  'on a phone of 360 px, what opens over the %s breaks no rule and can be reached and hit',
  async (at) => {
    const { page, complaints } = await visit({ as: 'ada', at: places[at](project), ...phone })
    await page.waitForLoadState('networkidle')
    const ask = async () => [...(await hardOnAPhone(page)), ...(await brokenRules(page))]
    expect(await openEverything(page, { at, device: 'phone', ask })).toEqual([])
    expect(complaints).toEqual([])
  },
)
