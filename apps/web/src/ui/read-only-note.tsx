import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Says why nothing can be changed here. */
export const ReadOnlyNote = ({ children }: { children: ReactNode }) => (
  <Alert color="gray" variant="light" icon={<IconLock size={18} aria-hidden />}>
    {children}
  </Alert>
)
