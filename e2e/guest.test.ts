import { expect, test } from 'bun:test'
import { permissionsOf } from '@nexa/shared/permissions'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { addCard, cardIn, cardsOn, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const editing =
  /^(add|new|create|delete|remove|rename|edit|move|assign|invite|save|upload|attach)\b|write a comment/i

test('a guest sees the board, the list and a task, and nothing to change them with', async () => {
  const { boardAt, workspaceAt, tasks } = await aProject(team().ada)
  const { page, complaints } = await visit({ as: 'edsger', at: boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await expectNoControl(page)
  await page.goto(`${boardAt}?task=${tasks[0].key}`)
  await see(panelOf(page).getByText('First', { exact: true }))
  await expectNoControl(page)
  for (const at of [
    `${boardAt}/list`,
    `${boardAt}/calendar`,
    workspaceAt,
    `${workspaceAt}/members`,
  ]) {
    await page.goto(at)
    await see(page.getByRole('heading').first())
    await page.waitForLoadState('networkidle')
    await expectNoControl(page)
  }
  expect(complaints).toEqual([])
}, 60_000)

async function expectNoControl(page: Awaited<ReturnType<typeof visit>>['page']) {
  for (const role of ['button', 'menuitem', 'textbox', 'combobox'] as const) {
    const found = await page.getByRole(role, { name: editing, disabled: false }).all()
    const named = found.map(
      async (one) => (await one.getAttribute('aria-label')) ?? one.innerText(),
    )
    expect(await Promise.all(named), `${role} at ${page.url()}`).toEqual([])
  }
}

test('what a guest forces is refused, taken back and said', async () => {
  const { boardAt } = await aProject(team().ada)
  const { page } = await visit({ as: 'edsger', at: '/sign-in' })
  // The page is made to believe that it may: only the server's word counts.
  await page.route('**/api/auth/me', async (route) => {
    const answer = await route.fetch()
    const { data, ...rest } = await answer.json()
    const forged = { ...data, role: 'member', permissions: permissionsOf('member') }
    await route.fulfill({ response: answer, json: { ...rest, data: forged } })
  })
  await page.goto(boardAt)
  await see(cardIn(page, 'To Do', 'First'))
  const before = await cardsOn(page)
  await addCard(page, 'To Do', 'Smuggled in')
  await see(page.getByText('Your role does not allow this'))
  await seeGone(cardIn(page, 'To Do', 'Smuggled in'))
  expect(await cardsOn(page)).toEqual(before)
}, 60_000)
