import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { putAwayProjectsQuery } from '../../session/workspace-query'
import { Problem } from '../../ui/problem'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import { PutAwayProject } from './put-away-project'

/** The archived ones and, for who may restore them, the deleted ones. */
export function PutAwayProjects() {
  const { slug, may } = useWorkspace()
  const mayRestore = may('project:delete')
  const archived = useQuery(putAwayProjectsQuery(slug, 'archived'))
  const deleted = useQuery({ ...putAwayProjectsQuery(slug, 'deleted'), enabled: mayRestore })
  const isLoading = !archived.data || (mayRestore && !deleted.data)
  const projects = [...(archived.data ?? []), ...(mayRestore ? (deleted.data ?? []) : [])]
  const error = archived.error ?? deleted.error
  return (
    <Section title={mayRestore ? 'Archived and deleted projects' : 'Archived projects'}>
      {error ? (
        <Problem
          title="The projects could not be loaded"
          error={error}
          onRetry={() => {
            void archived.refetch()
            if (mayRestore) void deleted.refetch()
          }}
        />
      ) : isLoading ? (
        <RowSkeletons count={1} />
      ) : projects.length === 0 ? (
        <Text size="sm" c="dimmed">
          There are none.
        </Text>
      ) : (
        <Stack gap={4}>
          {projects.map((project) => (
            <PutAwayProject key={project.id} project={project} />
          ))}
        </Stack>
      )}
    </Section>
  )
}
