import type { Page } from 'playwright-core'
import type { AProject } from './a-project'
import { cardIn, panelOf } from './board-page'
import { see } from './see'

export type Screen = {
  name: string
  as: 'ada' | null
  at: (project: AProject) => string
  /** An answer that a browser reports by itself. */
  answers?: RegExp
  /** What shows that it is all there; nothing: its first heading. */
  isReady?: (page: Page) => Promise<void>
}

/** Every screen of the application. */
export const screens: Screen[] = [
  { name: 'sign in', as: null, at: () => '/sign-in' },
  { name: 'sign up', as: null, at: () => '/sign-up' },
  {
    name: 'an invitation that is none',
    as: null,
    at: () => '/invitations/nothing',
    answers: /404 .*\/invitations\/token\/nothing/,
  },
  { name: 'an address that is none', as: 'ada', at: () => '/nothing/here' },
  { name: 'the account', as: 'ada', at: () => '/account' },
  { name: 'the dashboard', as: 'ada', at: ({ workspaceAt }) => workspaceAt },
  { name: 'the members', as: 'ada', at: ({ workspaceAt }) => `${workspaceAt}/members` },
  { name: 'the settings', as: 'ada', at: ({ workspaceAt }) => `${workspaceAt}/settings` },
  { name: 'the search', as: 'ada', at: ({ workspaceAt }) => `${workspaceAt}/search?q=First` },
  {
    name: 'the board',
    as: 'ada',
    at: ({ boardAt }) => boardAt,
    isReady: (page) => see(cardIn(page, 'To Do', 'First')),
  },
  {
    name: 'a task',
    as: 'ada',
    at: ({ boardAt, tasks }) => `${boardAt}?task=${tasks[0].key}`,
    isReady: (page) => see(panelOf(page).getByLabel('Properties')),
  },
  { name: 'the list', as: 'ada', at: ({ boardAt }) => `${boardAt}/list` },
  { name: 'the calendar', as: 'ada', at: ({ boardAt }) => `${boardAt}/calendar` },
  { name: "the project's settings", as: 'ada', at: ({ boardAt }) => `${boardAt}/settings` },
]

export async function ready({ isReady }: Screen, page: Page): Promise<void> {
  await (isReady?.(page) ?? see(page.getByRole('heading').first()))
  await page.waitForLoadState('networkidle')
}
