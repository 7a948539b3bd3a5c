import { ActionIcon } from '@mantine/core'
import type { Attachment } from '@nexa/shared/attachment'
import { IconDownload, IconFile, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { ago } from '../../ui/ago'
import { confirm } from '../../ui/confirm'
import { showProblem } from '../../ui/show-problem'
import { attachmentsQuery } from '../task/task-queries'
import classes from './attachment.module.css'
import { AttachmentPicture } from './attachment-picture'
import { fileSize } from './file-size'
import { saveFile } from './save-file'
import { usePicture } from './use-picture'

export function AttachmentItem({ attachment }: { attachment: Attachment }) {
  const { fileName, uploadedBy, createdAt, can } = attachment
  const picture = usePicture(attachment)
  const { download, remove } = useAttachment(attachment)
  const askAndRemove = async () => {
    const isAgreed = await confirm({
      title: 'Delete this file?',
      text: `“${fileName}” can’t be brought back.`,
      action: 'Delete file',
      isDangerous: true,
    })
    if (isAgreed) remove.mutate()
  }
  return (
    <li className={classes.item}>
      {picture ? (
        <AttachmentPicture address={picture} fileName={fileName} />
      ) : (
        <div className={classes.picture}>
          <IconFile size={20} stroke={1.5} aria-hidden />
        </div>
      )}
      <div className={classes.words}>
        <div className={classes.name} title={fileName}>
          {fileName}
        </div>
        <div className={classes.about}>
          {fileSize(attachment.fileSize)} · {uploadedBy.name} · {ago(createdAt)}
        </div>
      </div>
      <div className={classes.actions}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Download ${fileName}`}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          <IconDownload size={16} />
        </ActionIcon>
        {can.delete && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Delete ${fileName}`}
            onClick={() => void askAndRemove()}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </div>
    </li>
  )
}

function useAttachment({ id, taskId, fileName }: Attachment) {
  const { api, slug } = useWorkspace()
  const client = useQueryClient()
  const download = useMutation({
    mutationFn: () => api.downloadAttachment({ params: { id } }),
    onSuccess: ({ data }) => saveFile(data, fileName),
    onError: showProblem('Not downloaded'),
  })
  const remove = useMutation({
    mutationFn: () => api.deleteAttachment({ params: { id } }),
    onSuccess: () =>
      client.setQueryData(attachmentsQuery({ api, slug }, taskId).queryKey, (known) =>
        known?.filter((one) => one.id !== id),
      ),
    onError: showProblem('Not deleted'),
  })
  return { download, remove }
}
