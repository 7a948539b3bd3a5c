import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lastWorkspace } from '../../session/last-workspace'
import { workspacesQuery } from '../../session/workspace-query'
import { LinkAnchor } from '../../ui/link-anchor'
import classes from './account-header.module.css'

/** The account is in no workspace: it leads back to the one that was open last. */
export function AccountHeader() {
  const { data } = useQuery(workspacesQuery)
  const last = data?.find(({ slug }) => slug === lastWorkspace())
  const content = (
    <>
      <IconArrowLeft size={16} aria-hidden />
      {last ? `Back to ${last.name}` : 'To your workspaces'}
    </>
  )
  return (
    <header className={classes.header}>
      {last ? (
        <LinkAnchor
          className={classes.back ?? ''}
          to="/w/$workspace"
          params={{ workspace: last.slug }}
        >
          {content}
        </LinkAnchor>
      ) : (
        <LinkAnchor className={classes.back ?? ''} to="/">
          {content}
        </LinkAnchor>
      )}
    </header>
  )
}
