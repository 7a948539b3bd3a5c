import { CloseButton, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

type Props = { value: string; onChange: (value: string | undefined) => void }

const pauseMs = 150

/** Each letter would be an address of its own: the last one after a pause is enough. */
export function FilterText({ value, onChange }: Props) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    if (text.trim() !== value) setText(value)
  }
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === known) return
    const timer = setTimeout(() => onChange(wanted === '' ? undefined : wanted), pauseMs)
    return () => clearTimeout(timer)
  }, [text, known, onChange])
  return (
    <TextInput
      id="filter-text"
      size="xs"
      w={160}
      aria-label="Filter by title or key"
      placeholder="Filter…"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (text === '') event.currentTarget.blur()
        setText('')
      }}
      leftSection={<IconFilter size={14} aria-hidden />}
      rightSection={
        text && <CloseButton size="xs" aria-label="Clear the text" onClick={() => setText('')} />
      }
    />
  )
}
