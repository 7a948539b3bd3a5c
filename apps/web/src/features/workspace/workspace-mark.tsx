import { Avatar } from '@mantine/core'

/** The first letter: a workspace has no picture. Its name stands beside it. */
export const WorkspaceMark = ({ name, size = 24 }: { name: string; size?: number }) => (
  <Avatar
    size={size}
    radius="sm"
    color="indigo.8"
    variant="filled"
    aria-hidden
    styles={{ placeholder: { fontSize: size * 0.5 } }}
  >
    {[...name][0]?.toUpperCase()}
  </Avatar>
)
