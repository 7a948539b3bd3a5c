import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

type Props = { value: string; label: string; size?: 'compact-xs' | 'compact-sm' | 'sm' }

export const CopyLinkButton = ({ value, label, size = 'compact-xs' }: Props) => (
  <CopyButton value={value} timeout={2_000}>
    {({ copied, copy }) => (
      <Button
        size={size}
        variant="default"
        leftSection={
          copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
        }
        onClick={copy}
      >
        {copied ? 'Copied' : label}
      </Button>
    )}
  </CopyButton>
)
