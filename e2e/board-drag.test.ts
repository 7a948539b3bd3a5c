import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, columnOf, isLive, panelOf } from './support/board-page'
import { dragOver, fingerOn, pickUp, pointOn } from './support/drag'
import { see } from './support/see'
import { useVisitors, type VisitOptions } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function onBoard(options: Partial<VisitOptions> = {}) {
  const { ada } = team()
  const project = await aProject(ada)
  const { page, complaints } = await visit({ as: 'linus', at: project.boardAt, ...options })
  await see(cardIn(page, 'To Do', 'First'))
  await isLive(page)
  const statusOf = async (at: 0 | 1 | 2) => {
    const { status } = await ada.get(`/api/tasks/${project.tasks[at].id}`)
    return status.name
  }
  return { ada, page, complaints, ...project, statusOf }
}

const isAtItsEnd = `
  (() => {
    let board = document.querySelector('section')
    while (board.scrollWidth <= board.clientWidth) board = board.parentElement
    return board.scrollLeft + board.clientWidth >= board.scrollWidth - 1
  })()
`

const cardNamed = (page: Page, column: string, title: string) =>
  columnOf(page, column).locator('article').filter({ hasText: title })

const said = (page: Page, text: string | RegExp) =>
  page.locator('[data-announcer]').filter({ hasText: text }).waitFor({ state: 'attached' })

test('a card is dragged by mouse: a line shows where it will be', async () => {
  const { page, complaints, statusOf } = await onBoard()
  await pickUp(page, cardNamed(page, 'To Do', 'Third'))
  await dragOver(page, await pointOn(cardNamed(page, 'To Do', 'First'), 0.5, 0.2))
  await see(columnOf(page, 'To Do').locator('[data-edge="top"]'))
  await page.mouse.up()
  await waitUntil(async () => (await cardsOn(page))['To Do']?.join() === 'Third,First,Second')
  expect(await page.locator('[data-edge], [data-held]').count()).toBe(0)

  await pickUp(page, cardNamed(page, 'To Do', 'First'))
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await see(columnOf(page, 'Review').and(page.locator('[data-over]')))
  await page.mouse.up()
  await see(cardIn(page, 'Review', 'First'))
  await waitUntil(async () => (await statusOf(0)) === 'Review')
  await page.reload()
  await see(cardIn(page, 'Review', 'First'))
  expect((await cardsOn(page))['To Do']).toEqual(['Third', 'Second'])
  expect(complaints).toEqual([])
})

test('a card is dragged by finger: a long press takes it in hand, a swipe scrolls, a tap opens', async () => {
  const viewport = { width: 390, height: 800 }
  const { page, complaints, statusOf } = await onBoard({ hasTouch: true, isMobile: true, viewport })
  const finger = await fingerOn(page)
  await finger.down(await pointOn(cardNamed(page, 'To Do', 'First')))
  await page.locator('[data-held]').waitFor()
  await finger.move(await pointOn(cardNamed(page, 'To Do', 'Third'), 0.5, 0.8))
  await see(columnOf(page, 'To Do').locator('[data-edge="bottom"]'))
  await finger.up()
  await waitUntil(async () => (await cardsOn(page))['To Do']?.join() === 'Second,Third,First')
  expect(await panelOf(page).count()).toBe(0)

  // Held at the edge of the screen, the board scrolls to the column beside.
  await finger.down(await pointOn(cardNamed(page, 'To Do', 'Second')))
  await page.locator('[data-held]').waitFor()
  await finger.move({ x: 380, y: 300 })
  // At rest: what is below the finger while columns slide by is a matter of luck.
  await waitUntil(() => page.evaluate<boolean>(isAtItsEnd))
  await finger.move(await pointOn(columnOf(page, 'Done')))
  await see(columnOf(page, 'Done').and(page.locator('[data-over]')))
  await finger.up()
  await see(cardIn(page, 'Done', 'Second'))
  await waitUntil(async () => (await statusOf(1)) === 'Done')

  const { x, y } = await pointOn(cardNamed(page, 'Done', 'Second'))
  await finger.down({ x, y })
  await finger.move({ x: x + 200, y })
  await finger.up()
  await waitUntil(async () => (await pointOn(columnOf(page, 'Done'))).x > x + 50)
  expect(await page.locator('[data-held]').count()).toBe(0)
  await cardIn(page, 'Done', 'Second').tap()
  await see(panelOf(page))
  expect(complaints).toEqual([])
})

test('a card is carried by keyboard, and every step is spoken', async () => {
  const { page, tasks, complaints, statusOf } = await onBoard()
  const { keyboard } = page
  await cardIn(page, 'To Do', 'Second').focus()
  await keyboard.press('Space')
  await said(page, `${tasks[1].key} picked up: To Do, place 2 of 3.`)
  await keyboard.press('ArrowDown')
  await said(page, 'To Do, place 3 of 3')
  await keyboard.press('Escape')
  await said(page, `${tasks[1].key} is back where it was`)
  expect((await cardsOn(page))['To Do']).toEqual(['First', 'Second', 'Third'])

  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await said(page, 'In Progress, place 1 of 1')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await said(page, `${tasks[1].key} moved to Review, place 1 of 1`)
  expect(await page.locator(':focus').textContent()).toBe('Second')
  await waitUntil(async () => (await statusOf(1)) === 'Review')
  expect(complaints).toEqual([])
})

type Scrolled = { scrollTop: number; clientHeight: number; scrollHeight: number }

test('a card held at the end of a long column scrolls it', async () => {
  const { ada, page, project } = await onBoard()
  for (let at = 1; at <= 20; at += 1) {
    await ada.post(`/api/projects/${project.id}/tasks`, { title: `More ${at}` })
  }
  await see(columnOf(page, 'To Do').getByText('23', { exact: true }))
  const list = columnOf(page, 'To Do').locator('[data-scroll]')
  await pickUp(page, cardNamed(page, 'To Do', 'First'))
  await dragOver(page, await pointOn(list, 0.5, 0.98))
  await waitUntil(async () => {
    const { bottom, end } = await list.evaluate((it: Scrolled) => ({
      bottom: it.scrollTop + it.clientHeight,
      end: it.scrollHeight,
    }))
    return bottom > end - 2
  })
  await dragOver(page, await pointOn(cardNamed(page, 'To Do', 'More 20'), 0.5, 0.8))
  await see(columnOf(page, 'To Do').locator('[data-edge="bottom"]'))
  await page.mouse.up()
  await waitUntil(async () => (await cardsOn(page))['To Do']?.at(-1) === 'First')
})
