import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { password } from '../apps/api/tests/support/cast'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

/** Goes on by Tab until what has the focus has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) === 0) continue
    const named: string = await page.evaluate(
      'document.activeElement.labels?.[0]?.textContent || document.activeElement.getAttribute("aria-label") || document.activeElement.textContent',
    )
    if (name.test(named.trim())) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

const typingIn = (page: Page) => page.getByRole('dialog').locator('input:focus, textarea:focus')

test('a whole session goes by keyboard alone, from signing in to signing out', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  const { page } = await visit({ as: null, at: `/sign-in?next=${encodeURIComponent(boardAt)}` })
  const { keyboard } = page
  await see(page.getByLabel('Email'))
  await keyboard.type('ada@example.com')
  await tabTo(page, /^Password/)
  await keyboard.type(password)
  await keyboard.press('Enter')
  await see(cardIn(page, 'To Do', 'First'))

  await keyboard.press('c')
  await see(typingIn(page))
  await keyboard.type('Typed, not clicked')
  await keyboard.press('Enter')
  await see(cardIn(page, 'To Do', 'Typed, not clicked'))
  await seeGone(page.getByRole('dialog'))

  await cardIn(page, 'To Do', 'First').focus()
  await keyboard.press('j')
  expect(await page.locator(':focus').textContent()).toBe('Second')
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await see(cardIn(page, 'In Progress', 'Second'))
  await waitUntil(async () => {
    const { status } = await ada.get(`/api/tasks/${tasks[1].id}`)
    return status.name === 'In Progress'
  })
  await keyboard.press('Control+z')
  await see(cardIn(page, 'To Do', 'Second'))

  await cardIn(page, 'To Do', 'Third').focus()
  await keyboard.press('m')
  await see(typingIn(page))
  await keyboard.type('Done')
  await keyboard.press('Enter')
  await see(cardIn(page, 'Done', 'Third'))

  await cardIn(page, 'To Do', 'First').focus()
  await keyboard.press('e')
  await see(panelOf(page))
  await see(page.locator(':focus').and(page.getByLabel('Title', { exact: true })))
  await keyboard.press('Control+a')
  await keyboard.type('First by hand')
  await keyboard.press('Enter')
  await see(cardIn(page, 'To Do', 'First by hand'))
  await tabTo(page, /^Write a comment/)
  await keyboard.type('Without a mouse')
  await keyboard.press('Control+Enter')
  await see(panelOf(page).getByText('Without a mouse', { exact: true }))
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await seeGone(panelOf(page))

  await keyboard.press('?')
  await see(page.getByText('Show all shortcuts'))
  await keyboard.press('Escape')
  await keyboard.press('Control+k')
  await see(typingIn(page))
  await keyboard.type('Members')
  await keyboard.press('Enter')
  await see(page.getByRole('heading', { name: 'Members' }))
  await tabTo(page, /^A?Ada$/)
  await keyboard.press('Enter')
  await see(page.getByRole('menuitem', { name: 'Sign out' }))
  // The menu hears keys a moment after it is seen.
  await page.locator('[data-autofocus]:focus').waitFor({ state: 'attached' })
  await keyboard.press('ArrowDown')
  await keyboard.press('End')
  await keyboard.press('Enter')
  await see(page.getByLabel('Email'))
  expect(await cardsOn(page)).toEqual({})
}, 90_000)
