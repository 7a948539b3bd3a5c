import { Stack, Text } from '@mantine/core'
import { PutAwayProjects } from '../features/project-settings/put-away-projects'
import { DeleteWorkspace } from '../features/workspace-settings/delete-workspace'
import { WorkspaceForm } from '../features/workspace-settings/workspace-form'
import { useWorkspace } from '../session/use-workspace'
import { dayOf } from '../ui/ago'
import { Facts } from '../ui/facts'
import { LinkAnchor } from '../ui/link-anchor'
import { Page } from '../ui/page'
import { ReadOnlyNote } from '../ui/read-only-note'
import { roleNames } from '../ui/role-name'
import { Section } from '../ui/section'

export function WorkspaceSettingsPage() {
  const { workspace, may } = useWorkspace()
  const { name, slug, settings, role, createdAt } = workspace
  return (
    <Page title="Workspace settings" text={name} isNarrow>
      <Stack>
        {may('workspace:update') ? (
          <Section title="General">
            <WorkspaceForm />
          </Section>
        ) : (
          <>
            <ReadOnlyNote>
              Only admins change the settings of a workspace. Your role is{' '}
              {roleNames[role].toLowerCase()}.
            </ReadOnlyNote>
            <Section title="General">
              <Facts
                facts={{
                  Name: name,
                  Address: slug,
                  'Guests may comment': settings.allowGuestComments ? 'Yes' : 'No',
                  'Made on': dayOf(createdAt),
                }}
              />
            </Section>
          </>
        )}
        <PutAwayProjects />
        {may('workspace:delete') && <DeleteWorkspace />}
        <Text size="sm" c="dimmed">
          Workspaces that were deleted are restored in{' '}
          <LinkAnchor inherit underline="always" to="/account">
            your account
          </LinkAnchor>
          , by who was an admin of them.
        </Text>
      </Stack>
    </Page>
  )
}
