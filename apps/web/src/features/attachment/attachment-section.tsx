import { Button, FileButton, Skeleton, Text, Title } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconPaperclip } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { Problem } from '../../ui/problem'
import { attachmentsQuery } from '../task/task-queries'
import classes from './attachment.module.css'
import { AttachmentItem } from './attachment-item'
import { UploadItem } from './upload-item'
import { useUploads } from './uploads'
import { useUploadFiles } from './use-upload-files'

export function AttachmentSection({ task, canAdd }: { task: TaskCard; canAdd: boolean }) {
  const workspace = useWorkspace()
  const heading = useId()
  const attachments = useQuery(attachmentsQuery(workspace, task.id))
  const uploads = useUploads().filter(({ taskId }) => taskId === task.id)
  const { upload, retry } = useUploadFiles(task.id)
  const { data } = attachments
  return (
    <section aria-labelledby={heading}>
      <div className={classes.heading}>
        <Title order={3} id={heading} fz="sm" fw={600}>
          Files
        </Title>
        {canAdd && (
          <FileButton multiple onChange={upload}>
            {(props) => (
              <Button
                {...props}
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<IconPaperclip size={14} />}
              >
                Attach files
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {attachments.isPending && <Skeleton height={40} aria-label="Loading the files" />}
      {attachments.error && !data && (
        <Problem
          title="The files could not be loaded"
          error={attachments.error}
          onRetry={() => void attachments.refetch()}
        />
      )}
      {data?.length === 0 && uploads.length === 0 && (
        <Text size="xs" c="dimmed">
          {canAdd ? 'None. Drop files here, or paste a picture.' : 'None'}
        </Text>
      )}
      <ul className={classes.list}>
        {data?.map((one) => (
          <AttachmentItem key={one.id} attachment={one} />
        ))}
        {uploads.map((one) => (
          <UploadItem key={one.id} upload={one} onRetry={() => retry(one.id)} />
        ))}
      </ul>
    </section>
  )
}
