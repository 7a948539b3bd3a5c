import type { TaskCard } from '@nexa/shared/task'
import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { useUploadFiles } from './use-upload-files'

/** Files that are dropped on an element, and pictures that are pasted in it, are attached to the task. */
export function useDropFiles(task: TaskCard, isAllowed: boolean) {
  const { upload } = useUploadFiles(task.id)
  const [isOver, setOver] = useState(false)
  const hasFiles = ({ dataTransfer }: DragEvent) =>
    isAllowed && dataTransfer.types.includes('Files')
  return {
    isOver,
    onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
      if (!isInside) setOver(false)
    },
    onDrop(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      upload(event.dataTransfer.files)
    },
    onPaste({ clipboardData }: ClipboardEvent) {
      // A table that is copied from an office program comes with a picture of it: the text is meant.
      if (!isAllowed || clipboardData.types.includes('text/plain')) return
      upload(clipboardData.files)
    },
  }
}
