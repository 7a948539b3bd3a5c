import { Stack } from '@mantine/core'
import { ArchiveProject } from '../features/project-settings/archive-project'
import { ColumnsOverview } from '../features/project-settings/columns-overview'
import { DeleteProject } from '../features/project-settings/delete-project'
import { ProjectForm } from '../features/project-settings/project-form'
import { useWorkspace } from '../session/use-workspace'
import { useProject } from '../sync/use-board'
import { dayOf } from '../ui/ago'
import { Facts } from '../ui/facts'
import { Page } from '../ui/page'
import { ReadOnlyNote } from '../ui/read-only-note'
import { roleNames } from '../ui/role-name'
import { Section } from '../ui/section'

export function ProjectSettingsPage() {
  const { may, workspace } = useWorkspace()
  const { name, key, description, createdAt } = useProject().state.project
  const mayUpdate = may('project:update')
  return (
    <Page isNarrow>
      <Stack>
        {!mayUpdate && (
          <ReadOnlyNote>
            Only project managers and admins change the settings of a project. Your role is{' '}
            {roleNames[workspace.role].toLowerCase()}.
          </ReadOnlyNote>
        )}
        <Section title="General">
          {mayUpdate ? (
            <ProjectForm />
          ) : (
            <Facts
              facts={{
                Name: name,
                Key: key,
                Description: description || 'None',
                'Made on': dayOf(createdAt),
              }}
            />
          )}
        </Section>
        <ColumnsOverview />
        {mayUpdate && <ArchiveProject />}
        {may('project:delete') && <DeleteProject />}
      </Stack>
    </Page>
  )
}
