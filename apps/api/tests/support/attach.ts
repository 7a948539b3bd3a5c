import type { Call, Client } from './client'

type Content = string | Uint8Array<ArrayBuffer>

export function aForm(content: Content, name = 'notes.txt'): FormData {
  const form = new FormData()
  form.append('file', new File([content], name))
  return form
}

/** As a browser's form does it. */
export const attach = (
  person: Client,
  taskId: string,
  content: Content,
  name?: string,
  headers?: Record<string, string>,
): Call => person.call('POST', `/api/tasks/${taskId}/attachments`, aForm(content, name), headers)
