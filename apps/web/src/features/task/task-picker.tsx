import { ActionIcon, Box, Combobox, Tooltip, useCombobox } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useProject } from '../../sync/use-board'
import { keepEscape } from '../../ui/keep-escape'
import classes from './task-picker.module.css'

type Props = {
  label: string
  /** Ids of tasks that are not offered. */
  hidden: ReadonlySet<string>
  /** An id, or the key of a task in another project. */
  onPick: (ref: string) => void
}

const maxShown = 20
const keyPattern = /^[A-Za-z][A-Za-z0-9]{1,9}-[1-9][0-9]{0,8}$/

/** A task of this project, found by its key or words of its title. */
export function TaskPicker({ label, hidden, onPick }: Props) {
  const [words, setWords] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setWords('')
      combobox.resetSelectedOption()
      combobox.focusTarget()
    },
  })
  const found = useFoundTasks(words, hidden)
  // Once the list of these words is on the page: those before may have found nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words make the list
  useEffect(() => {
    if (words !== '') combobox.selectFirstOption()
  }, [words])
  const typed = words.trim().toUpperCase()
  const isElsewhere = found.length === 0 && keyPattern.test(typed)
  return (
    <Combobox
      store={combobox}
      width={340}
      position="bottom-end"
      shadow="md"
      onOptionSubmit={(ref) => {
        onPick(ref)
        combobox.closeDropdown()
      }}
    >
      <Tooltip label={label} disabled={combobox.dropdownOpened}>
        {/* On its own element: the tooltip's handlers would replace those of the list. */}
        <Box display="flex">
          <Combobox.Target targetType="button">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={label}
              onClick={() => combobox.toggleDropdown()}
              onKeyDown={keepEscape(combobox.dropdownOpened)}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </Combobox.Target>
        </Box>
      </Tooltip>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Search
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          placeholder="Key or words of the title"
          aria-label="Find a task"
        />
        <Combobox.Options aria-label={label} className={classes.options}>
          {found.map(({ id, key, title }) => (
            <Combobox.Option key={id} value={id} className={classes.option}>
              <span className={classes.key}>{key}</span>
              <span className={classes.title}>{title}</span>
            </Combobox.Option>
          ))}
          {isElsewhere && <Combobox.Option value={typed}>Add {typed}</Combobox.Option>}
          {found.length === 0 && !isElsewhere && <Combobox.Empty>No task found</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Open ones first, the newest first. */
function useFoundTasks(words: string, hidden: ReadonlySet<string>): readonly TaskCard[] {
  const { state } = useProject()
  return useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/)
    return [...state.tasks.values()]
      .filter(({ id, key, title }) => {
        const within = `${key} ${title}`.toLowerCase()
        return !hidden.has(id) && wanted.every((word) => within.includes(word))
      })
      .sort((a, b) => rank(a, words) - rank(b, words) || b.number - a.number)
      .slice(0, maxShown)
  }, [state.tasks, words, hidden])
}

const rank = ({ key, completedAt }: TaskCard, words: string) =>
  key === words.trim().toUpperCase() ? 0 : completedAt === null ? 1 : 2
