import type { Command } from './commands'
import type { Situation } from './situation'

type Page = {
  key?: string
  label: string
  to:
    | '/w/$workspace'
    | '/w/$workspace/members'
    | '/w/$workspace/settings'
    | '/w/$workspace/search'
    | '/account'
}

const pages: readonly Page[] = [
  { key: 'd', label: 'Dashboard', to: '/w/$workspace' },
  { key: 'm', label: 'Members', to: '/w/$workspace/members' },
  { label: 'Workspace settings', to: '/w/$workspace/settings' },
  { label: 'Search', to: '/w/$workspace/search' },
  { label: 'Your account', to: '/account' },
]

type View = {
  key?: string
  label: string
  to:
    | '/w/$workspace/p/$project'
    | '/w/$workspace/p/$project/list'
    | '/w/$workspace/p/$project/calendar'
    | '/w/$workspace/p/$project/settings'
}

const views: readonly View[] = [
  { key: 'b', label: 'Board', to: '/w/$workspace/p/$project' },
  { key: 'l', label: 'List', to: '/w/$workspace/p/$project/list' },
  { key: 'c', label: 'Calendar', to: '/w/$workspace/p/$project/calendar' },
  { label: 'Project settings', to: '/w/$workspace/p/$project/settings' },
]

const goTo = (label: string, key: string | undefined) => ({
  id: `go-${label.toLowerCase().replaceAll(' ', '-')}`,
  keys: key ? ['g', key] : [],
  label,
  group: 'Go to' as const,
})

export const goCommands: readonly Command[] = [
  ...pages.map(
    ({ key, label, to }): Command => ({
      ...goTo(label, key),
      isAllowed: () => true,
      run: ({ router, open }) => void router.navigate({ to, params: { workspace: open.slug } }),
    }),
  ),
  ...views.map(
    ({ key, label, to }): Command => ({
      ...goTo(label, key),
      isAllowed: ({ project }) => project !== null,
      run: (situation) => goToView(situation, to),
    }),
  ),
]

/** Another view of the same project keeps the filters. */
function goToView({ router, open, project }: Situation, to: View['to']): void {
  if (!project) return
  void router.navigate({
    to,
    params: { workspace: open.slug, project: project.state.project.key },
    search: (all) => ({ ...all, task: undefined }),
  })
}
