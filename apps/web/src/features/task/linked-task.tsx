import { ActionIcon } from '@mantine/core'
import type { TaskDetail } from '@nexa/shared/task'
import { IconCircle, IconCircleCheckFilled, IconX } from '@tabler/icons-react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { LinkAnchor } from '../../ui/link-anchor'
import classes from './linked-tasks.module.css'

type Props = {
  task: TaskDetail['dependencies'][number]
  onRemove: ((id: string) => void) | undefined
}

export function LinkedTask({ task, onRemove }: Props) {
  const { slug } = useWorkspace()
  const { state } = useProject()
  // What this board shows is newer than the answer that named it.
  const { id, key, title, completedAt } = state.tasks.get(task.id) ?? task
  const isHere = task.projectId === state.project.id
  const name = (
    <>
      <span className={classes.key}>{key}</span>
      <span className={completedAt ? classes.done : undefined}>{title}</span>
    </>
  )
  return (
    <li className={classes.item}>
      {completedAt ? (
        <IconCircleCheckFilled size={16} className={classes.check} aria-label="Done" />
      ) : (
        <IconCircle size={16} className={classes.open} aria-label="Open" />
      )}
      {isHere ? (
        <LinkAnchor
          to="."
          search={(now) => ({ ...now, task: key })}
          replace
          className={classes.link}
        >
          {name}
        </LinkAnchor>
      ) : (
        <LinkAnchor
          to="/w/$workspace/p/$project"
          params={{ workspace: slug, project: key.replace(/-\d+$/, '') }}
          search={{ task: key }}
          className={classes.link}
        >
          {name}
        </LinkAnchor>
      )}
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className={classes.remove}
          aria-label={`Remove ${key}`}
          onClick={() => onRemove(id)}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  )
}
