import { expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { addCard, cardIn, cardsOn, columnOf, isLive, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function twoOnABoard() {
  const { boardAt, project, tasks, done } = await aProject(team().ada)
  const [ada, linus] = await Promise.all([
    visit({ as: 'ada', at: boardAt }),
    visit({ as: 'linus', at: boardAt }),
  ])
  for (const { page } of [ada, linus]) {
    await see(cardIn(page, 'To Do', 'First'))
    await isLive(page)
    // A page that loads again loses this.
    await page.evaluate('window.isStillHere = true')
  }
  return { ada: ada.page, linus: linus.page, project, tasks, done }
}

const isStillHere = (page: { evaluate: (code: string) => Promise<unknown> }) =>
  page.evaluate('window.isStillHere === true')

test('what one does on the board, the other sees', async () => {
  const { ada, linus } = await twoOnABoard()
  await addCard(ada, 'To Do', 'Bring chairs')
  await see(cardIn(ada, 'To Do', 'Bring chairs'))
  await see(cardIn(linus, 'To Do', 'Bring chairs'))

  await cardIn(linus, 'To Do', 'First').click()
  await panelOf(linus).getByRole('button', { name: 'First', exact: true }).click()
  const title = panelOf(linus).getByLabel('Title', { exact: true })
  await title.fill('First of all')
  await title.press('Enter')
  await see(cardIn(ada, 'To Do', 'First of all'))

  const comment = panelOf(linus).getByRole('textbox', { name: 'Write a comment' })
  await comment.fill('Who brings the table?')
  await panelOf(linus).getByRole('button', { name: 'Comment', exact: true }).click()
  await see(panelOf(linus).getByText('Who brings the table?'))
  await see(columnOf(ada, 'To Do').getByText('1 comment', { exact: true }))
  await cardIn(ada, 'To Do', 'First of all').click()
  await see(panelOf(ada).getByText('Who brings the table?'))
  await waitUntil(async () => Bun.deepEquals(await cardsOn(ada), await cardsOn(linus)))
  expect(await cardsOn(ada)).toMatchObject({
    'To Do': ['First of all', 'Second', 'Third', 'Bring chairs'],
  })
})

test('a moved and a deleted task go where they belong on both pages', async () => {
  const { ada, linus, tasks, done } = await twoOnABoard()
  await ada.getByRole('button', { name: `Actions for ${tasks[0].key}` }).click()
  await ada.getByRole('menuitem', { name: /Move to/ }).click()
  await ada.getByRole('option', { name: `${done.name}: to the end` }).click()
  await see(cardIn(ada, 'Done', 'First'))
  await see(cardIn(linus, 'Done', 'First'))

  await ada.getByRole('button', { name: `Actions for ${tasks[1].key}` }).click()
  await ada.getByRole('menuitem', { name: /Delete/ }).click()
  await seeGone(cardIn(ada, 'To Do', 'Second'))
  await seeGone(cardIn(linus, 'To Do', 'Second'), 20_000)
})

test('a network that was cut for 10 s costs nothing: both pages are equal again, without a reload', async () => {
  const { ada, linus } = await twoOnABoard()
  await linus.context().setOffline(true)
  await addCard(ada, 'To Do', 'While you were away')
  await see(cardIn(ada, 'To Do', 'While you were away'))
  // The time of the fault itself: nothing is waited for here.
  await Bun.sleep(10_000)
  expect(await cardIn(linus, 'To Do', 'While you were away').count()).toBe(0)
  await linus.context().setOffline(false)
  await see(cardIn(linus, 'To Do', 'While you were away'), 30_000)
  await isLive(linus)
  await addCard(linus, 'Done', 'Back again')
  await see(cardIn(ada, 'Done', 'Back again'))
  expect(await cardsOn(linus)).toEqual(await cardsOn(ada))
  expect(await isStillHere(linus)).toBe(true)
})
