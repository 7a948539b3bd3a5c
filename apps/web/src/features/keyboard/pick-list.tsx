import { Combobox, Modal, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './pick-list.module.css'

export type Choice = {
  id: string
  label: string
  icon?: ReactNode
  /** It is so already. */
  isCurrent?: boolean
  /** Other choices follow. */
  staysOpen?: boolean
  choose: () => void
}

type Props = {
  /** Such as `Priority of NEX-42`. */
  title: string
  /** `text`: what was typed, lower case. */
  choicesFor: (text: string) => readonly Choice[]
  onClose: () => void
}

/** The dialog would do it a moment later, when the first letters are typed already. */
const focusAtOnce = (field: HTMLInputElement | null) => field?.focus()

/** A short list in a dialog, chosen from by typing, by the arrows or by a click. */
export function PickList({ title, choicesFor, onClose }: Props) {
  const [text, setText] = useState('')
  const combobox = useCombobox({ opened: true })
  const choices = choicesFor(text.trim().toLowerCase())
  // Once the list of that text is on the page: what was typed before may have found nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text makes the list
  useEffect(() => {
    combobox.selectFirstOption()
  }, [text])
  const submit = (id: string) => {
    const chosen = choices.find((choice) => choice.id === id)
    if (chosen?.staysOpen) {
      setText('')
      requestAnimationFrame(() => combobox.selectFirstOption())
    } else onClose()
    chosen?.choose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xs"
      yOffset="14vh"
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ header: classes.header, title: classes.title, body: classes.body }}
      transitionProps={{ duration: 0 }}
    >
      <Combobox store={combobox} onOptionSubmit={submit}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            data-autofocus
            ref={focusAtOnce}
            aria-label={title}
            placeholder="Type to filter…"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onFocus={() => combobox.selectFirstOption()}
            // Combobox would close its list first: this one has none to close.
            onKeyDown={(event) => event.key === 'Escape' && onClose()}
          />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah={300} mt="xs" type="auto" viewportProps={{ tabIndex: 0 }}>
          <Combobox.Options aria-label={title}>
            {choices.map((choice) => (
              <Combobox.Option
                key={choice.id}
                value={choice.id}
                active={choice.isCurrent === true}
                className={classes.option}
              >
                {choice.icon}
                <Text span size="sm" truncate>
                  {choice.label}
                </Text>
                {choice.isCurrent && (
                  <Text span size="xs" className={classes.current}>
                    now
                  </Text>
                )}
              </Combobox.Option>
            ))}
            {choices.length === 0 && <Combobox.Empty>Nothing is called that</Combobox.Empty>}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox>
    </Modal>
  )
}
