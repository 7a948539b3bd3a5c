import { beforeAll, expect, test } from 'bun:test'
import { permissionsOf } from '@nexa/shared/permissions'
import type { Page } from 'playwright-core'
import { attach } from '../apps/api/tests/support/attach'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { addCard, cardIn, cardsOn, panelOf } from './support/board-page'
import { expectNoControl } from './support/expect-no-control'
import { ready, screens } from './support/screens'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url, { keepsProfiles: true })
let project: AProject

beforeAll(async () => {
  const { ada } = team()
  project = await aProject(ada)
  const [first, second] = project.tasks
  await ada.patch(`/api/tasks/${first.id}`, { description: '- [ ] one', priority: 'urgent' })
  await ada.post(`/api/tasks/${first.id}/comments`, { content: 'Read this' })
  await ada.post(`/api/tasks/${first.id}/dependencies`, { dependsOnId: second.id })
  await attach(ada, first.id, 'Hello', 'hello.txt')
})

/** Their own name and sign-in are everybody's. */
const shared = screens.filter(({ as, name }) => as !== null && name !== 'the account')

test.each(shared.map((screen) => [screen.name, screen] as const))(
  'a guest finds nothing to change on %s',
  async (_, screen) => {
    const { page, complaints } = await visit({ as: 'edsger', at: screen.at(project) })
    await ready(screen, page)
    await expectNoControl(page)
    expect(complaints).toEqual([])
  },
)

/** The board as it is kept, with nothing open over it. */
const untouched = async (page: Page) => ({
  dialogs: await page.getByRole('dialog').count(),
  cards: await cardsOn(page),
})

test('keys, the menu of a card and the palette offer a guest nothing to change either', async () => {
  const { page, complaints } = await visit({ as: 'edsger', at: project.boardAt })
  const card = cardIn(page, 'To Do', 'First')
  await see(card)
  const before = await untouched(page)
  for (const key of ['c', 'a', 'p', 's', 'd', 'm', 'Delete', 'Control+z']) {
    await card.focus()
    await page.keyboard.press(key)
    expect([key, await untouched(page)]).toEqual([key, before])
  }
  await card.focus()
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  expect((await untouched(page)).cards).toEqual(before.cards)
  await page.goto(project.boardAt)
  await page.getByRole('button', { name: `Actions for ${project.tasks[0].key}` }).click()
  await see(page.getByRole('menuitem', { name: 'Open' }))
  await expectNoControl(page)
  await page.keyboard.press('Escape')
  await seeGone(page.getByRole('menuitem'))

  await card.focus()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  for (const words of ['', 'task', 'set', 'assign', 'move', 'delete', 'new', 'create', 'invite']) {
    await palette.locator('input').fill(words)
    await expectNoControl(page)
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await see(page.getByText('Show all shortcuts'))
  expect(complaints).toEqual([])
})

/** The page is made to believe that it may: only the server's word counts. */
const forge = (page: Page) =>
  page.route('**/api/auth/me', async (route) => {
    const answer = await route.fetch()
    const { data, ...rest } = await answer.json()
    const forged = { ...data, role: 'member', permissions: permissionsOf('member') }
    await route.fulfill({ response: answer, json: { ...rest, data: forged } })
  })

test('what a guest forces is refused, taken back and said', async () => {
  const { page } = await visit({ as: 'edsger', at: '/sign-in' })
  await forge(page)
  await page.goto(project.boardAt)
  await see(cardIn(page, 'To Do', 'First'))
  const before = await cardsOn(page)
  const refusal = page.getByText('Your role does not allow this')
  await addCard(page, 'To Do', 'Smuggled in')
  await see(refusal)
  await seeGone(cardIn(page, 'To Do', 'Smuggled in'))
  expect(await cardsOn(page)).toEqual(before)

  await page.goto(`${project.boardAt}?task=${project.tasks[2].key}`)
  await panelOf(page).getByRole('button', { name: 'Third', exact: true }).click()
  const title = panelOf(page).getByLabel('Title', { exact: true })
  await title.fill('Third by force')
  await title.press('Enter')
  await see(refusal)
  await page.goto(project.boardAt)
  await see(cardIn(page, 'To Do', 'Third'))
  await cardIn(page, 'To Do', 'Third').focus()
  await page.keyboard.press('m')
  await see(page.getByRole('dialog').locator('input:focus'))
  await page.keyboard.type('Done')
  await page.keyboard.press('Enter')
  await see(refusal)
  await see(cardIn(page, 'To Do', 'Third'))
  expect(await cardsOn(page)).toEqual(before)
})
