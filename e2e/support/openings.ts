import type { Page } from 'playwright-core'
import type { AProject } from './a-project'
import { cardIn, columnOf, panelOf } from './board-page'
import { see } from './see'

export const places = {
  dashboard: ({ workspaceAt }: AProject) => workspaceAt,
  members: ({ workspaceAt }: AProject) => `${workspaceAt}/members`,
  account: () => '/account',
  board: ({ boardAt }: AProject) => boardAt,
  task: ({ boardAt, tasks }: AProject) => `${boardAt}?task=${tasks[0].key}`,
  list: ({ boardAt }: AProject) => `${boardAt}/list`,
}

export type Place = keyof typeof places

export const placeNames: Place[] = ['dashboard', 'members', 'account', 'board', 'task', 'list']

export type Opening = {
  name: string
  at: Place
  open: (page: Page) => Promise<void>
  /** What of it is to be seen; nothing: a dialog. */
  role?: 'menu' | 'listbox' | 'textbox' | 'dialog' | 'alert'
  /** It takes no keys: it goes by itself. */
  staysOpen?: boolean
  /** Where it is on the page at all. */
  on?: 'phone' | 'desk'
}

const press = (name: string | RegExp) => async (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

const pressIn = (name: string | RegExp) => async (page: Page) =>
  panelOf(page).getByRole('button', { name }).first().click()

const filter = (name: string) => async (page: Page) => {
  const filters = page.getByRole('button', { name: 'Filters', exact: true })
  if (await filters.isVisible()) {
    if ((await filters.getAttribute('aria-expanded')) === 'false') await filters.click()
  }
  await page.getByRole('search').getByRole('button', { name, exact: true }).click()
}

const key = (pressed: string) => async (page: Page) => {
  await cardIn(page, 'To Do', 'First').focus()
  await page.keyboard.press(pressed)
}

const menuItem = (button: string | RegExp, item: string | RegExp) => async (page: Page) => {
  await press(button)(page)
  await page.getByRole('menuitem', { name: item }).click()
}

/** On a phone it lies in the drawer. */
const inNavigation = (name: RegExp) => async (page: Page) => {
  const drawer = page.getByRole('button', { name: 'Open navigation' })
  if (await drawer.isVisible()) await drawer.click()
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name }).click()
}

/** Everything that opens over a page, or within it. */
export const openings: Opening[] = [
  { name: 'the form of a new task', at: 'board', open: press('New task') },
  { name: 'the palette', at: 'board', open: key('Control+k') },
  {
    name: 'the palette with what it found',
    at: 'board',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('sec')
      await see(page.getByRole('option', { name: /Second/ }))
    },
  },
  {
    name: 'the palette that found nothing',
    at: 'board',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('zzzz')
      await see(page.getByText('Nothing found'))
    },
  },
  { name: 'the sheet of shortcuts', at: 'board', open: key('?') },
  { name: 'the picker of an assignee', at: 'board', open: key('a') },
  { name: 'the picker of a priority', at: 'board', open: key('p') },
  { name: 'the picker of a status', at: 'board', open: key('s') },
  { name: 'the picker of a due date', at: 'board', open: key('d') },
  { name: 'the picker of a place', at: 'board', open: key('m') },
  {
    name: 'the menu of a card',
    at: 'board',
    open: async (page) => {
      await columnOf(page, 'To Do')
        .getByRole('button', { name: /^Actions for/ })
        .first()
        .click()
    },
    role: 'menu',
  },
  { name: 'the menu of a column', at: 'board', open: press('Column To Do'), role: 'menu' },
  {
    name: 'the question about a column',
    at: 'board',
    open: menuItem('Column To Do', /Delete column/),
  },
  {
    name: 'the field of a new card',
    at: 'board',
    open: press('Add a task to To Do'),
    role: 'textbox',
  },
  { name: 'the field of a new column', at: 'board', open: press('Add column'), role: 'textbox' },
  { name: 'who is here', at: 'board', open: press(/^Here now/) },
  ...['Assignee', 'Priority', 'Status', 'Due'].map(
    (name): Opening => ({
      name: `the filter ${name}`,
      at: 'board',
      open: filter(name),
      role: 'menu',
    }),
  ),
  { name: 'the drawer', at: 'board', open: press('Open navigation'), on: 'phone' },
  {
    name: 'the workspaces',
    at: 'dashboard',
    open: inNavigation(/Switch workspace/),
    role: 'menu',
  },
  {
    name: "the account's menu",
    at: 'dashboard',
    open: inNavigation(/Account menu/),
    role: 'menu',
  },
  { name: 'the form of a new project', at: 'dashboard', open: inNavigation(/New project/) },
  { name: 'the status of a task', at: 'task', open: pressIn(/^Status/), role: 'menu' },
  { name: 'the priority of a task', at: 'task', open: pressIn(/^Priority/), role: 'menu' },
  { name: 'the assignee of a task', at: 'task', open: pressIn(/^Assignee/), role: 'listbox' },
  { name: 'the due date of a task', at: 'task', open: pressIn(/^Due date/) },
  { name: 'the menu of a task', at: 'task', open: pressIn('More actions'), role: 'menu' },
  { name: 'the picker of what blocks', at: 'task', open: pressIn(/^Add to/), role: 'listbox' },
  {
    name: 'the editor of a description',
    at: 'task',
    open: pressIn('Add a description'),
    role: 'textbox',
  },
  { name: 'the status in a row', at: 'list', open: press(/^Status of/), role: 'menu' },
  { name: 'the priority in a row', at: 'list', open: press(/^Priority of/), role: 'menu' },
  { name: 'the assignee in a row', at: 'list', open: press(/^Assignee of/), role: 'listbox' },
  { name: 'the due date in a row', at: 'list', open: press(/^Due date of/), role: 'textbox' },
  {
    name: 'the menu of a comment',
    at: 'task',
    open: pressIn(/^Actions for the comment/),
    role: 'menu',
  },
  {
    name: 'the question about a comment',
    at: 'task',
    open: menuItem(/^Actions for the comment/, 'Delete'),
  },
  {
    name: 'the message with a way back',
    at: 'list',
    open: async (page) => {
      await press(/^Priority of/)(page)
      await page.getByRole('menuitem', { name: 'High' }).click()
      await see(page.getByRole('button', { name: 'Undo' }))
    },
    role: 'alert',
    staysOpen: true,
  },
  { name: 'the form of an invitation', at: 'members', open: press(/^Invite/) },
  { name: 'the form of a token', at: 'account', open: press(/token/) },
]
