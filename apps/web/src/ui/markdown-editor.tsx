import { Group, Tabs, Text, Textarea } from '@mantine/core'
import { markdownMaxLength } from '@nexa/shared/text'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import classes from './markdown.module.css'
import { MarkdownView } from './markdown-view'

type MarkdownEditorProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Ctrl+Enter, and Cmd+Enter. */
  onSubmit: () => void
  onCancel?: () => void
  placeholder?: string
  minRows?: number
  autoFocus?: boolean
  error?: ReactNode
  /** Buttons, at the end below the text. */
  children?: ReactNode
}

/** Markdown as it is written, and as it will look. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { value, onChange, label, minRows = 3, placeholder, autoFocus, error, children } = props
  const [tab, setTab] = useState<string | null>('write')
  // What was sent from the preview leaves room for the next text.
  useEffect(() => {
    if (value === '') setTab('write')
  }, [value])
  return (
    <Tabs
      value={tab}
      onChange={setTab}
      variant="pills"
      keepMounted={false}
      onKeyDown={(event) => actOn(event, props)}
    >
      <Tabs.List mb={6} aria-label={`${label}: write or preview`}>
        <Tabs.Tab value="write" className={classes.tab ?? ''}>
          Write
        </Tabs.Tab>
        <Tabs.Tab value="preview" className={classes.tab ?? ''}>
          Preview
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="write">
        <Textarea
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          placeholder={placeholder}
          autosize
          minRows={minRows}
          maxRows={24}
          maxLength={markdownMaxLength}
          data-autofocus={autoFocus}
          autoFocus={autoFocus ?? false}
          error={error}
        />
      </Tabs.Panel>
      <Tabs.Panel value="preview">
        <div className={classes.preview}>
          {value.trim() ? <MarkdownView text={value} /> : <Text c="dimmed">Nothing yet</Text>}
        </div>
      </Tabs.Panel>
      <Group justify="space-between" mt={6} gap="xs">
        <Text size="xs" c="dimmed" visibleFrom="xs">
          Markdown works. Ctrl+Enter saves.
        </Text>
        <Group gap="xs" ml="auto">
          {children}
        </Group>
      </Group>
    </Tabs>
  )
}

function actOn(event: KeyboardEvent, { onSubmit, onCancel }: MarkdownEditorProps): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    onSubmit()
  }
  if (event.key === 'Escape' && onCancel) {
    event.preventDefault()
    onCancel()
  }
}
