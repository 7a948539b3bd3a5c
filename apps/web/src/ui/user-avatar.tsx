import { Avatar, type AvatarProps, Tooltip } from '@mantine/core'
import { initialsOf, personColor } from './person-color'
import classes from './user-avatar.module.css'

type Named = { id: string; name: string; avatarUrl: string | null }

type Props = Pick<AvatarProps, 'size' | 'className' | 'style'> & {
  person: Named
  /** Where the name stands beside it, the picture says nothing more. */
  isDecorative?: boolean
}

/** A picture or initials; the name shows on hover. */
export function UserAvatar({ person, size = 22, isDecorative = false, ...rest }: Props) {
  const { id, name, avatarUrl } = person
  const pixels = typeof size === 'number' ? size : undefined
  const avatar = (
    <Avatar
      src={avatarUrl}
      alt={isDecorative ? '' : name}
      size={size}
      radius="xl"
      variant="filled"
      color={personColor(id)}
      styles={pixels ? { placeholder: { fontSize: Math.max(9, pixels * 0.42) } } : {}}
      imageProps={{ loading: 'lazy', referrerPolicy: 'no-referrer' }}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      {...rest}
    >
      <span className={classes.initials} data-initials={initialsOf(name)} />
    </Avatar>
  )
  return isDecorative ? avatar : <Tooltip label={name}>{avatar}</Tooltip>
}
