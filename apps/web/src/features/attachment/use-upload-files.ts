import type { Attachment } from '@nexa/shared/attachment'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { attachmentsQuery } from '../task/task-queries'
import { retryUpload, startUpload } from './uploads'

export function useUploadFiles(taskId: string) {
  const { api, slug } = useWorkspace()
  const client = useQueryClient()
  const onDone = useCallback(
    (added: Attachment) => {
      const { queryKey } = attachmentsQuery({ api, slug }, taskId)
      client.setQueryData(queryKey, (known) =>
        known && !known.some(({ id }) => id === added.id) ? [...known, added] : known,
      )
    },
    [api, slug, client, taskId],
  )
  return useMemo(
    () => ({
      upload(files: Iterable<File>) {
        for (const file of files) startUpload({ slug, taskId }, file, onDone)
      },
      retry: (id: string) => retryUpload(id, onDone),
    }),
    [slug, taskId, onDone],
  )
}
