import { expect, test } from 'bun:test'
import { emailOf, password } from '../apps/api/tests/support/cast'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, panelOf } from './support/board-page'
import { choose, tabTo, typingIn } from './support/keyboard'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

test('a whole session goes by keyboard alone, from signing in to signing out', async () => {
  const { workspaceAt } = await aProject(team().ada)
  const at = `/sign-in?next=${encodeURIComponent(workspaceAt)}`
  const { page, complaints } = await visit({ as: null, at })
  const { keyboard } = page
  await see(page.getByLabel('Email'))
  await keyboard.type(emailOf('ada'))
  await tabTo(page, /^Password/)
  await keyboard.type(password)
  await keyboard.press('Enter')
  await see(page.getByRole('heading', { name: 'Dashboard' }))

  await choose(page, 'Control+k', 'New project')
  await see(page.getByRole('dialog').getByLabel('Name').and(page.locator(':focus')))
  await keyboard.type('By keys')
  await keyboard.press('Enter')
  await see(page.getByRole('heading', { name: 'By keys' }))
  await seeGone(page.getByRole('dialog'))

  for (const title of ['Typed, not clicked', 'Another one']) {
    await keyboard.press('c')
    await see(typingIn(page))
    await keyboard.type(title)
    await keyboard.press('Enter')
    await see(cardIn(page, 'To Do', title))
    await seeGone(page.getByRole('dialog'))
  }

  await keyboard.press('j')
  await see(page.locator('a:focus', { hasText: 'Typed, not clicked' }))
  await keyboard.press('Enter')
  await see(panelOf(page).getByLabel('Properties'))
  await keyboard.press('e')
  await see(page.locator(':focus').and(page.getByLabel('Title', { exact: true })))
  await keyboard.press('Control+a')
  await keyboard.type('Typed twice')
  await keyboard.press('Enter')
  await see(cardIn(page, 'To Do', 'Typed twice'))

  await tabTo(page, /^Add a description/)
  await keyboard.press('Enter')
  await see(page.locator('textarea:focus'))
  await keyboard.type('Written **without** a mouse')
  await keyboard.press('Control+Enter')
  await see(panelOf(page).locator('strong', { hasText: 'without' }))

  await choose(page, 'a', 'Linus')
  await see(panelOf(page).getByRole('button', { name: 'Assignee: Linus' }))
  await choose(page, 'd', '2030-01-31', /Jan 31/)
  await see(panelOf(page).getByRole('button', { name: /Due date: .*Jan 31/ }))

  await tabTo(page, /^Write a comment/)
  await keyboard.type('Nor this')
  await keyboard.press('Control+Enter')
  await see(panelOf(page).getByText('Nor this', { exact: true }))
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await seeGone(panelOf(page))

  await keyboard.press('j')
  await choose(page, 'm', 'Done')
  await see(page.locator('section[aria-label="Done"] article'))

  await keyboard.press('/')
  await see(page.locator('#filter-text:focus'))
  await keyboard.type('another')
  await seeGone(cardIn(page, 'Done', 'Typed twice'))
  await see(page.getByText('1 of 2'))
  await keyboard.press('Escape')
  await see(page.getByText('2 tasks'))
  await keyboard.press('Escape')

  await choose(page, 'Control+k', 'Go to search')
  await see(page.getByRole('heading', { name: 'Search' }))
  await see(page.locator('input[type="search"]:focus'))
  await keyboard.type('twice')
  await see(page.getByRole('link', { name: /Typed twice/ }))
  await tabTo(page, /Typed twice/)
  await keyboard.press('Enter')
  await see(panelOf(page))

  await choose(page, 'Control+k', 'Sign out')
  await see(page.getByLabel('Email'))
  expect(complaints).toEqual([])
})

test('a card is moved by keys, and moved back', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  const { page } = await visit({ as: 'ada', at: boardAt })
  const { keyboard } = page
  await see(cardIn(page, 'To Do', 'First'))
  await keyboard.press('j')
  await keyboard.press('j')
  await see(page.locator('a:focus', { hasText: 'Second' }))
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await see(cardIn(page, 'In Progress', 'Second'))
  // At once: the answer to the move may still be on its way.
  await keyboard.press('Control+z')
  await see(page.getByText(`${tasks[1].key} is back in To Do`))
  await waitUntil(async () => {
    const { status, version } = await ada.get(`/api/tasks/${tasks[1].id}`)
    return status.name === 'To Do' && version === tasks[1].version + 2
  })
  expect(await cardsOn(page)).toMatchObject({ 'To Do': ['First', 'Second', 'Third'] })
})

test("the account's menu signs out, reached by Tab", async () => {
  const { workspaceAt } = await aProject(team().ada)
  const { page } = await visit({ as: 'ada', at: workspaceAt })
  const { keyboard } = page
  await see(page.getByRole('heading', { name: 'Dashboard' }))
  await tabTo(page, /^A?Ada$/)
  await keyboard.press('Enter')
  // The menu hears keys a moment after it is seen.
  await see(page.locator('[role="menuitem"]:focus'))
  await keyboard.press('End')
  await keyboard.press('Enter')
  await see(page.getByLabel('Email'))
})
