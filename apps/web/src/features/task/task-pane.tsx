import type { TaskCard } from '@nexa/shared/task'
import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { Problem } from '../../ui/problem'
import { AttachmentSection } from '../attachment/attachment-section'
import { useDropFiles } from '../attachment/use-drop-files'
import { TaskDependencies } from './task-dependencies'
import { TaskDescription } from './task-description'
import { TaskHeader } from './task-header'
import classes from './task-pane.module.css'
import { TaskProperties } from './task-properties'
import { taskDetailQuery } from './task-queries'
import { TaskTalk } from './task-talk'
import { TaskTitle } from './task-title'
import { TaskWatchers } from './task-watchers'
import { useTaskEvents } from './use-task-events'
import { useTaskKeys } from './use-task-keys'

export function TaskPane({ task }: { task: TaskCard }) {
  const workspace = useWorkspace()
  useTaskEvents(task)
  const detail = useQuery(taskDetailQuery(workspace, task.id))
  const canUpdate = workspace.may('task:update')
  const { isOver, ...drop } = useDropFiles(task, canUpdate)
  useTaskKeys(task)
  const { data } = detail
  return (
    <div className={classes.pane} data-over={isOver || undefined} {...drop}>
      <TaskHeader task={task} canDelete={data?.can.delete ?? false} />
      {/* The header stays: the button that led to this task keeps the focus. */}
      <div key={task.id} className={classes.scroll}>
        <div className={classes.columns} data-loading={detail.isPending || undefined}>
          <div className={classes.main}>
            <TaskTitle task={task} canUpdate={canUpdate} />
            {detail.error && !data && (
              <Problem
                title="Not all of the task could be loaded"
                error={detail.error}
                onRetry={() => void detail.refetch()}
              />
            )}
            <TaskDescription task={task} detail={data} canUpdate={canUpdate} />
          </div>
          <aside className={classes.side} aria-label="Properties">
            <TaskProperties task={task} detail={data} canUpdate={canUpdate} />
            <TaskWatchers task={task} watchers={data?.watchers} />
          </aside>
          <div className={classes.rest}>
            <TaskDependencies task={task} detail={data} canUpdate={canUpdate} />
            <AttachmentSection task={task} canAdd={canUpdate} />
            <TaskTalk task={task} canComment={data?.can.comment ?? false} />
          </div>
        </div>
      </div>
    </div>
  )
}
