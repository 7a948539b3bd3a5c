import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { accountApi } from '../../api'
import { Section } from '../../ui/section'
import { showProblem } from '../../ui/show-problem'

/** Nothing where nobody deleted one that the reader could restore. */
export function DeletedWorkspaces() {
  const client = useQueryClient()
  const { data = [] } = useQuery({
    queryKey: ['workspaces', 'deleted'],
    queryFn: async () => (await accountApi.listWorkspaces({ query: { deleted: 'true' } })).data,
  })
  const restore = useMutation({
    mutationFn: (id: string) => accountApi.restoreWorkspace({ params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspaces'] }),
    onError: showProblem('The workspace was not restored'),
  })
  if (data.length === 0) return null
  return (
    <Section title="Deleted workspaces" text="You may restore them, as one of their admins">
      {data.map(({ id, name, memberCount }) => (
        <Group key={id} gap="sm" wrap="nowrap" mih={40}>
          <Text size="sm" truncate flex={1} miw={0}>
            {name}
          </Text>
          <Text size="xs" c="dimmed" visibleFrom="xs">
            {memberCount === 1 ? '1 member' : `${memberCount} members`}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Restore ${name}`}
            loading={restore.isPending && restore.variables === id}
            onClick={() => restore.mutate(id)}
          >
            Restore
          </Button>
        </Group>
      ))}
    </Section>
  )
}
