import { useMantineColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { currentProject, useCurrentProject } from '../../sync/current-project'
import { ProjectContext } from '../../sync/use-board'
import { forgetUndo } from '../undo/undo'
import { closeOverlay, useOverlay } from './overlay'
import type { Situation } from './situation'
import { taskAtHand } from './task-at-hand'
import { useShortcuts } from './use-shortcuts'

const Palette = lazy(async () => ({ default: (await import('../palette/palette')).Palette }))
const ShortcutSheet = lazy(async () => ({
  default: (await import('./shortcut-sheet')).ShortcutSheet,
}))
const NewTask = lazy(async () => ({
  default: (await import('../task/new-task-modal')).NewTaskModal,
}))
const NewProject = lazy(async () => ({
  default: (await import('../workspace/create-project-modal')).CreateProjectModal,
}))
const PickProperty = lazy(async () => ({ default: (await import('./pick-property')).PickProperty }))

/** Shortcuts and what they open, once for a workspace. */
export function Keyboard() {
  const open = useWorkspace()
  const router = useRouter()
  const { setColorScheme } = useMantineColorScheme()
  const situationNow = useCallback((): Situation => {
    const project = currentProject()
    const task = taskAtHand(project, router.state.location.search.task)
    return { open, project, task, router, setColorScheme }
  }, [open, router, setColorScheme])
  useShortcuts(situationNow)
  useEffect(
    () => () => {
      closeOverlay()
      forgetUndo()
    },
    [],
  )
  return (
    <Suspense fallback={null}>
      <ShownOverlay situationNow={situationNow} />
    </Suspense>
  )
}

function ShownOverlay({ situationNow }: { situationNow: () => Situation }) {
  const overlay = useOverlay()
  const project = useCurrentProject()
  if (!overlay) return null
  if (overlay.kind === 'palette') {
    return <Palette situation={{ ...situationNow(), ...withTask(overlay.task) }} />
  }
  if (overlay.kind === 'sheet') return <ShortcutSheet />
  if (overlay.kind === 'new-project') return <NewProject opened onClose={closeOverlay} />
  if (!project) return null
  return (
    <ProjectContext.Provider value={project}>
      {overlay.kind === 'new-task' ? (
        <NewTask opened onClose={closeOverlay} defaultStatusId={overlay.statusId ?? undefined} />
      ) : (
        <PickProperty kind={overlay.kind} task={overlay.task} />
      )}
    </ProjectContext.Provider>
  )
}

/** The palette has the focus now: the task is the one that had it before. */
const withTask = (task: Situation['task']) => (task ? { task } : {})
