import { Group, Kbd } from '@mantine/core'
import { shownKeys } from './keys'

/** What to press, one after the other or together. */
export const KeyCaps = ({ keys }: { keys: readonly string[] }) => (
  <Group gap={4} wrap="nowrap" flex="none">
    {shownKeys(keys).map((key) => (
      <Kbd key={key} size="xs" miw={24} ta="center">
        {key}
      </Kbd>
    ))}
  </Group>
)
