import { Button, Group, Text } from '@mantine/core'
import type { Project } from '@nexa/shared/project'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { LinkAnchor } from '../../ui/link-anchor'
import { showProblem } from '../../ui/show-problem'
import { StatusDot } from '../../ui/status-dot'

export function PutAwayProject({ project }: { project: Project }) {
  const { api, slug, may } = useWorkspace()
  const client = useQueryClient()
  const { id, name, key, color, status, taskCount } = project
  const isDeleted = status === 'deleted'
  const bring = useMutation({
    mutationFn: () =>
      isDeleted
        ? api.restoreProject({ params: { id } })
        : api.updateProject({ params: { id }, body: { status: 'active' } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspace', slug, 'projects'] }),
    onError: showProblem(isDeleted ? 'The project was not restored' : 'Not reopened'),
  })
  const verb = isDeleted ? 'Restore' : 'Reopen'
  return (
    <Group gap="sm" wrap="nowrap" mih={36}>
      <StatusDot color={color} />
      <Text size="sm" truncate flex={1} miw={0}>
        {isDeleted ? (
          name
        ) : (
          <LinkAnchor
            inherit
            to="/w/$workspace/p/$project"
            params={{ workspace: slug, project: key }}
          >
            {name}
          </LinkAnchor>
        )}
      </Text>
      <Text size="xs" c="dimmed" visibleFrom="xs">
        {taskCount === 1 ? '1 task' : `${taskCount.toLocaleString('en')} tasks`}
      </Text>
      <Text size="xs" c="dimmed">
        {isDeleted ? 'Deleted' : 'Archived'}
      </Text>
      {may(isDeleted ? 'project:delete' : 'project:update') && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${verb} ${name}`}
          loading={bring.isPending}
          onClick={() => bring.mutate()}
        >
          {verb}
        </Button>
      )}
    </Group>
  )
}
