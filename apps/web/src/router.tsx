import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { RootLayout } from './features/shell/root-layout'
import { BoardPage } from './pages/board-page'
import { ProjectLayout } from './pages/project-layout'
import { WorkspaceLayout } from './pages/workspace-layout'
import { queryClient } from './query-client'
import { signInOptionsQuery } from './session/sign-in-options'
import { meQuery } from './session/use-me'
import { ErrorPage } from './ui/error-page'
import { lazyPage } from './ui/lazy-page'
import { NotFoundPage } from './ui/not-found-page'

const root = createRootRoute({
  component: RootLayout,
  errorComponent: ErrorPage,
  notFoundComponent: NotFoundPage,
})

/** An address may be typed by hand: `?q=42` is read as a number, and what makes no sense is left out. */
const text = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
  .optional()
  .catch(undefined)

/** Only an address of ours: two slashes would lead to another host. */
const next = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
})

/** Who is signed in already goes on at once. */
async function leadOn({ search }: { search: z.infer<typeof next> }): Promise<void> {
  // Which form there is, the page shows at once.
  void queryClient.prefetchQuery(signInOptionsQuery)
  const me = await queryClient.ensureQueryData(meQuery)
  if (me) throw redirect({ href: search.next ?? '/', replace: true })
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: next,
  beforeLoad: leadOn,
  loader: () => queryClient.prefetchQuery(signInOptionsQuery),
  component: lazyPage(() => import('./pages/sign-in-page'), 'SignInPage'),
})
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: next,
  beforeLoad: leadOn,
  loader: () => queryClient.prefetchQuery(signInOptionsQuery),
  component: lazyPage(() => import('./pages/sign-up-page'), 'SignUpPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyPage(() => import('./pages/invitation-page'), 'InvitationPage'),
})

/** For who is signed in; others sign in and come back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Outlet,
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery)
    if (me) return
    const search = location.href === '/' ? {} : { next: location.href }
    throw redirect({ to: '/sign-in', search })
  },
})
const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: z.object({ pick: z.boolean().optional().catch(undefined) }),
  component: lazyPage(() => import('./pages/start-page'), 'StartPage'),
})
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyPage(() => import('./pages/account-page'), 'AccountPage'),
})
const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: '/w/$workspace',
  component: WorkspaceLayout,
})
const dashboard = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: lazyPage(() => import('./pages/dashboard-page'), 'DashboardPage'),
})
const members = createRoute({
  getParentRoute: () => workspace,
  path: '/members',
  component: lazyPage(() => import('./pages/members-page'), 'MembersPage'),
})
const workspaceSettings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyPage(() => import('./pages/workspace-settings-page'), 'WorkspaceSettingsPage'),
})
const search = createRoute({
  getParentRoute: () => workspace,
  path: '/search',
  validateSearch: z.object({ q: text }),
  component: lazyPage(() => import('./pages/search-page'), 'SearchPage'),
})

/** Filters of every view, and the task whose panel is open over it. */
const view = z.object({
  task: text,
  q: text,
  assignee: text,
  priority: text,
  status: text,
  due: z.enum(['overdue', 'week', 'none']).optional().catch(undefined),
})
export type ViewSearch = z.infer<typeof view>

const project = createRoute({
  getParentRoute: () => workspace,
  path: '/p/$project',
  validateSearch: view,
  component: ProjectLayout,
})
const board = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: BoardPage,
})
const list = createRoute({
  getParentRoute: () => project,
  path: '/list',
  component: lazyPage(() => import('./pages/list-page'), 'ListPage'),
})
const calendar = createRoute({
  getParentRoute: () => project,
  path: '/calendar',
  component: lazyPage(() => import('./pages/calendar-page'), 'CalendarPage'),
})
const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyPage(() => import('./pages/project-settings-page'), 'ProjectSettingsPage'),
})

const routeTree = root.addChildren([
  signIn,
  signUp,
  invitation,
  signedIn.addChildren([
    start,
    account,
    workspace.addChildren([
      dashboard,
      members,
      workspaceSettings,
      search,
      project.addChildren([board, list, calendar, projectSettings]),
    ]),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
