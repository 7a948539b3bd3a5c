import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { LinkAnchor } from '../../ui/link-anchor'
import { Section } from '../../ui/section'
import { showProblem } from '../../ui/show-problem'
import { useUpdateProject } from './use-update-project'

export function ArchiveProject() {
  const { slug } = useWorkspace()
  const { name, status } = useProject().state.project
  const update = useUpdateProject()
  const isArchived = status === 'archived'
  const change = () =>
    update.mutate(
      { status: isArchived ? 'active' : 'archived' },
      {
        onSuccess: () =>
          notifications.show({ message: `${name} is ${isArchived ? 'active again' : 'archived'}` }),
        onError: showProblem(isArchived ? 'Not reopened' : 'Not archived'),
      },
    )
  return (
    <Section
      title={isArchived ? 'This project is archived' : 'Archive this project'}
      text={
        <>
          Archived projects leave the navigation and the numbers of the dashboard. They stay open to
          read, from the{' '}
          <LinkAnchor
            inherit
            underline="always"
            to="/w/$workspace/settings"
            params={{ workspace: slug }}
          >
            settings of the workspace
          </LinkAnchor>
          .
        </>
      }
    >
      <Button variant="default" loading={update.isPending} onClick={change}>
        {isArchived ? 'Reopen project' : 'Archive project'}
      </Button>
    </Section>
  )
}
