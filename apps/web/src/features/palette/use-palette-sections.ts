import { useQuery } from '@tanstack/react-query'
import { membersQuery, projectsQuery } from '../../session/workspace-query'
import { commandGroups, commands } from '../keyboard/commands'
import type { Situation } from '../keyboard/situation'
import { goToTask, isMatch, type PaletteItem, type PaletteSection } from './palette-items'
import { listRecent } from './recent'
import { useFoundTasks } from './use-found-tasks'

const maxItems = 6

/** What the palette offers for a text; without one: what was open last, and all commands. */
export function usePaletteSections(situation: Situation, query: string): PaletteSection[] {
  const { open, router, task } = situation
  const { slug, workspace } = open
  const projects = useQuery(projectsQuery(slug))
  const members = useQuery(membersQuery(slug, workspace.id))
  const found = useFoundTasks(situation, query)
  const isEmpty = query === ''

  const recent = isEmpty
    ? listRecent(slug).map(
        ({ key, title }): PaletteItem => ({
          id: `recent-${key}`,
          label: title,
          hint: key,
          run: () => goToTask(situation, key),
        }),
      )
    : []

  const actions = (isAboutTask: boolean) =>
    commandGroups
      .filter((group) => (group === 'The task at hand') === isAboutTask)
      .flatMap((group) => commands.filter((command) => command.group === group))
      .filter((command) => !command.isOnlyKey && command.isAllowed(situation))
      .map(
        (command): PaletteItem => ({
          id: command.id,
          label: command.group === 'Go to' ? `Go to ${lowerFirst(command.label)}` : command.label,
          keys: command.keys,
          run: () => command.run(situation),
        }),
      )
      .filter(({ label }) => isMatch(query, label, isAboutTask && task ? `task ${task.key}` : ''))

  const projectItems = (projects.data ?? [])
    .filter(({ key, name }) => isMatch(query, key, name))
    .slice(0, maxItems)
    .map(
      ({ id, key, name }): PaletteItem => ({
        id,
        label: name,
        hint: key,
        run: () =>
          void router.navigate({
            to: '/w/$workspace/p/$project',
            params: { workspace: slug, project: key },
          }),
      }),
    )

  const memberItems = isEmpty
    ? []
    : (members.data ?? [])
        .filter(({ name, email }) => isMatch(query, name, email))
        .slice(0, maxItems)
        .map(
          ({ userId, name, email }): PaletteItem => ({
            id: userId,
            label: name,
            hint: email,
            run: () => showMember(situation, userId),
          }),
        )

  return [
    { title: 'Recent', items: recent },
    { title: 'Tasks', items: found },
    { title: task ? task.key : 'Task', items: actions(true) },
    { title: 'Commands', items: actions(false) },
    { title: 'Projects', items: projectItems },
    { title: 'Members', items: memberItems },
  ].filter(({ items }) => items.length > 0)
}

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)

/** In a project: what they have to do there. */
function showMember({ router, open, project }: Situation, userId: string): void {
  if (project) {
    void router.navigate({
      to: '/w/$workspace/p/$project/list',
      params: { workspace: open.slug, project: project.state.project.key },
      search: { assignee: userId },
    })
  } else {
    void router.navigate({ to: '/w/$workspace/members', params: { workspace: open.slug } })
  }
}
