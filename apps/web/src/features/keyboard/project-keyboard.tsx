import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { setCurrentProject } from '../../sync/current-project'
import { useProject } from '../../sync/use-board'
import { rememberRecent } from '../palette/recent'
import { useOwnPresence } from '../presence/use-own-presence'
import { taskOfAddress } from './task-at-hand'

/** Tells the shortcuts, the palette and the others in the project what is open here. */
export function ProjectKeyboard() {
  const { slug } = useWorkspace()
  const project = useProject()
  const { task: key } = useSearch({ strict: false })
  const { state } = project
  const task = useMemo(() => taskOfAddress(project, key), [project, key])
  useOwnPresence(state.project.id, task?.id ?? null)
  useEffect(() => setCurrentProject(project), [project])
  useEffect(() => () => setCurrentProject(null), [])
  const [openKey, title] = [task?.key, task?.title]
  useEffect(() => {
    if (openKey !== undefined && title !== undefined) rememberRecent(slug, { key: openKey, title })
  }, [slug, openKey, title])
  return null
}
