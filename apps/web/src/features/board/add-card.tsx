import { Button, Textarea } from '@mantine/core'
import type { Status } from '@nexa/shared/status'
import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { confirm } from '../../ui/confirm'
import { useBoardActions } from './board-actions'
import classes from './board-column.module.css'

type Props = { status: Status; isOpen: boolean; onOpen: (isOpen: boolean) => void }

const maxTitleLength = 500
const maxPastedLines = 50

/** Adds cards one after the other, at the end of a column. */
export function AddCard({ status, isOpen, onOpen }: Props) {
  const { create } = useBoardActions()
  const [title, setTitle] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const isAsking = useRef(false)
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])

  const add = () => {
    if (title.trim() === '') return
    create(status, title.trim())
    setTitle('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      add()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      flushSync(() => onOpen(false))
      opener.current?.focus()
    }
  }
  const onPaste = async (event: ClipboardEvent) => {
    const lines = linesOf(event.clipboardData.getData('text/plain'))
    if (lines.length < 2 || lines.length > maxPastedLines) return
    event.preventDefault()
    isAsking.current = true
    const isAgreed = await confirm({
      title: `Add ${lines.length} tasks?`,
      text: `Each line becomes a task of ${status.name}. Otherwise all of them become one title.`,
      action: `Add ${lines.length} tasks`,
    })
    isAsking.current = false
    if (isAgreed) for (const line of lines) create(status, line.slice(0, maxTitleLength))
    else setTitle((before) => (before + lines.join(' ')).slice(0, maxTitleLength))
    field.current?.focus()
  }

  if (!isOpen) {
    return (
      <div className={classes.foot}>
        <Button
          ref={opener}
          variant="subtle"
          color="gray"
          size="compact-sm"
          fw={500}
          fullWidth
          justify="flex-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onOpen(true)}
        >
          Add task
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.foot}>
      <Textarea
        ref={field}
        aria-label={`Title of a new task in ${status.name}`}
        description="Enter adds it, Esc closes"
        inputWrapperOrder={['input', 'description']}
        placeholder="What is to be done?"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={maxTitleLength}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value.replace(/\n/g, ' '))}
        onKeyDown={onKeyDown}
        onPaste={(event) => void onPaste(event)}
        onBlur={() => {
          if (title.trim() === '' && !isAsking.current) onOpen(false)
        }}
      />
    </div>
  )
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+(?:\[[ x]\]\s+)?/, '').trim())
    .filter((line) => line !== '')
