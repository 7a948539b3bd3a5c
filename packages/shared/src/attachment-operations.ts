import { z } from 'zod'
import { attachment } from './attachment'
import { operation } from './operation'
import { cursorQuery } from './pagination'
import { taskParams } from './task-operations'
import { id } from './text'

const attachmentParams = z.strictObject({ id })

export const attachmentOperations = {
  listAttachments: operation({
    summary: 'List the files of a task, oldest first',
    access: 'task:read',
    method: 'get',
    path: '/api/tasks/:id/attachments',
    params: taskParams,
    query: cursorQuery,
    answer: z.array(attachment),
  }),
  uploadAttachment: operation({
    summary: 'Attach a file to a task',
    access: 'task:update',
    method: 'post',
    path: '/api/tasks/:id/attachments',
    params: taskParams,
    file: 'file',
    answer: attachment,
  }),
  downloadAttachment: operation({
    summary: 'Download a file: its content, or a redirect to it that works for a minute',
    access: 'task:read',
    method: 'get',
    path: '/api/attachments/:id/download',
    params: attachmentParams,
    answer: z.instanceof(Blob),
    isDownload: true,
  }),
  deleteAttachment: operation({
    summary: 'Delete a file: your own, or any with task:update',
    access: 'task:read',
    method: 'delete',
    path: '/api/attachments/:id',
    params: attachmentParams,
  }),
}
