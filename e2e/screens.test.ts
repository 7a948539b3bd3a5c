import { beforeAll, describe, expect, test } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { ready, screens } from './support/screens'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url, { keepsProfiles: true })
let project: AProject

beforeAll(async () => {
  project = await aProject(team().ada)
  const [first, second] = project.tasks
  const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await team().ada.patch(`/api/tasks/${first.id}`, {
    description: '# Why\n\n- [ ] one\n- [x] two\n\n`code` and [a link](https://example.com)',
    priority: 'urgent',
    dueDate: soon,
    assigneeId: team().linus.userId,
  })
  await team().ada.post(`/api/tasks/${first.id}/comments`, { content: 'Is it **done**?' })
  await team().ada.post(`/api/tasks/${first.id}/dependencies`, { dependsOnId: second.id })
})

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`in ${colorScheme}`, () => {
    test.each(screens.map((screen) => [screen.name, screen] as const))(
      '%s breaks no rule of accessibility and complains of nothing',
      async (_, screen) => {
        const { page, complaints } = await visit({
          as: screen.as,
          at: screen.at(project),
          colorScheme,
        })
        await ready(screen, page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const said = violations.map(({ id, nodes }) => [
          id,
          nodes.map(({ html }) => html.slice(0, 200)),
        ])
        expect(said).toEqual([])
        expect(complaints.filter((one) => !screen.answers?.test(one))).toEqual([])
      },
    )
  })
}
