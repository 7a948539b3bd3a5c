import { Skeleton, Stack, Text } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { Problem } from '../../ui/problem'
import { commentsQuery } from '../task/task-queries'
import classes from './comment.module.css'
import { CommentComposer } from './comment-composer'
import { CommentItem } from './comment-item'

/** The newest last. */
export function CommentSection({ task, canComment }: { task: TaskCard; canComment: boolean }) {
  const workspace = useWorkspace()
  const comments = useQuery(commentsQuery(workspace, task.id))
  return (
    <Stack gap="md" align="stretch">
      {comments.isPending && <Skeleton height={72} aria-label="Loading the comments" />}
      {comments.error && !comments.data && (
        <Problem
          title="The comments could not be loaded"
          error={comments.error}
          onRetry={() => void comments.refetch()}
        />
      )}
      {comments.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          No comment yet.
        </Text>
      )}
      {comments.data && comments.data.length > 0 && (
        <ol className={classes.list}>
          {comments.data.map((comment) => (
            <CommentItem key={comment.id} comment={comment} task={task} />
          ))}
        </ol>
      )}
      {canComment ? (
        <CommentComposer task={task} />
      ) : (
        comments.data && (
          <Text size="xs" c="dimmed">
            Your role can read comments, not write them.
          </Text>
        )
      )}
    </Stack>
  )
}
