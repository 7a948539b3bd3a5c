import { VisuallyHidden } from '@mantine/core'
import type { SearchHit } from '@nexa/shared/search'
import { IconCircleCheck, IconCircleDashed, IconMessage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ago } from '../../ui/ago'
import { Marked } from './marked'
import classes from './search.module.css'

type Props = { hit: SearchHit; slug: string }

export function SearchResult({ hit, slug }: Props) {
  const { task, project, comment, excerpt } = hit
  const isDone = task.completedAt !== null
  const Icon = comment ? IconMessage : isDone ? IconCircleCheck : IconCircleDashed
  return (
    <Link
      to="/w/$workspace/p/$project"
      params={{ workspace: slug, project: project.key }}
      search={{ task: task.key }}
      preload={false}
      className={classes.hit}
      data-task-id={task.id}
    >
      <Icon
        size={18}
        stroke={1.6}
        className={classes.icon}
        data-done={isDone || undefined}
        aria-hidden
      />
      <span className={classes.text}>
        <span className={classes.line}>
          <span className={classes.key}>{task.key}</span>
          <span className={classes.title}>
            <Marked marked={task.title} />
          </span>
          {isDone && <VisuallyHidden>(done)</VisuallyHidden>}
        </span>
        {comment && (
          <span className={classes.about}>
            {comment.user.name} commented, {ago(comment.createdAt)}
          </span>
        )}
        {excerpt && excerpt.text !== '' && (
          <span className={classes.excerpt}>
            <Marked marked={excerpt} />
          </span>
        )}
      </span>
      <span className={classes.project}>
        <span className={classes.color} style={{ background: project.color }} aria-hidden />
        <span className={classes.projectName}>{project.name}</span>
      </span>
    </Link>
  )
}
