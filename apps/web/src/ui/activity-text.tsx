import { Text } from '@mantine/core'
import type { Activity } from '@nexa/shared/activity'
import { useWorkspace } from '../session/use-workspace'
import classes from './activity-line.module.css'
import { type Subject, sentenceOf, subjectOf } from './activity-sentence'
import { ago, dayAndTime } from './ago'
import { LinkAnchor } from './link-anchor'
import type { Names } from './sentence'
import { UserAvatar } from './user-avatar'

const noNames: Names = () => undefined

type Props = {
  activity: Activity
  /** Of people and columns by id; without it they are not named. */
  nameOf?: Names
  /** Where everything is about one task, it is not named. */
  isAboutTask?: boolean
}

/** One line of a feed: who did what, when. */
export function ActivityLine({ activity, nameOf = noNames, isAboutTask = false }: Props) {
  const { before, after } = sentenceOf(activity, nameOf)
  const { user, createdAt } = activity
  return (
    <div className={classes.line}>
      <UserAvatar person={user} size={22} isDecorative />
      <Text size="sm" className={classes.text}>
        <b>{user.name}</b> {before}{' '}
        {isAboutTask ? 'this task' : <SubjectLink subject={subjectOf(activity)} />} {after}
      </Text>
      <Text
        component="time"
        size="xs"
        c="dimmed"
        className={classes.time}
        dateTime={createdAt}
        title={dayAndTime(createdAt)}
      >
        {ago(createdAt)}
      </Text>
    </div>
  )
}

function SubjectLink({ subject }: { subject: Subject }) {
  const { slug: workspace } = useWorkspace()
  if (!subject) return null
  if (subject.type === 'project') {
    return (
      <LinkAnchor
        inherit
        to="/w/$workspace/p/$project"
        params={{ workspace, project: subject.key }}
      >
        {subject.name}
      </LinkAnchor>
    )
  }
  const name = `${subject.key} ${subject.title}`
  if (!subject.isThere) return <span>{name}</span>
  const params = { workspace, project: subject.projectKey }
  return (
    <LinkAnchor
      inherit
      to="/w/$workspace/p/$project"
      params={params}
      search={{ task: subject.key }}
    >
      {name}
    </LinkAnchor>
  )
}
