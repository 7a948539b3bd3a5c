import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './board.module.css'
import { useBoardActions } from './board-actions'
import { columnColors } from './column-colors'

/** At the end of the board. */
export function AddColumn({ count }: { count: number }) {
  const { columns } = useBoardActions()
  const [name, setName] = useState<string | null>(null)
  const add = async (text: string) => {
    setName(null)
    if (text.trim() === '') return
    const color = columnColors[count % columnColors.length]?.value ?? columnColors[0].value
    await columns.add({ name: text.trim(), color })
  }
  return (
    <div className={classes.add}>
      {name === null ? (
        <Button
          variant="subtle"
          color="gray"
          fw={500}
          fullWidth
          justify="flex-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setName('')}
        >
          Add column
        </Button>
      ) : (
        <TextInput
          aria-label="Name of the new column"
          placeholder="Name, then Enter"
          autoFocus
          maxLength={50}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => void add(name)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void add(name)
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setName(null)
          }}
        />
      )}
    </div>
  )
}
