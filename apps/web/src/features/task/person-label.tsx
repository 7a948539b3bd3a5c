import type { Person } from '@nexa/shared/user'
import { IconUserCircle } from '@tabler/icons-react'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './property.module.css'

export const PersonLabel = ({ person }: { person: Person | null }) =>
  person ? (
    <>
      <UserAvatar person={person} size={22} isDecorative />
      <span className={classes.name}>{person.name}</span>
    </>
  ) : (
    <>
      <IconUserCircle size={22} stroke={1.3} aria-hidden />
      <span className={classes.none}>Nobody</span>
    </>
  )
