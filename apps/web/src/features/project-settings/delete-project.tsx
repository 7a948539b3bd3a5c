import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { DeleteByName } from '../../ui/delete-by-name'
import { Section } from '../../ui/section'
import { showProblem } from '../../ui/show-problem'

export function DeleteProject() {
  const { api, slug } = useWorkspace()
  const { project, tasks } = useProject().state
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: async () => {
      // Left first: its page ends as soon as others are told, which may be before the answer.
      await navigate({ to: '/w/$workspace', params: { workspace: slug } })
      await api.deleteProject({ params: { id: project.id } })
    },
    onSuccess: async () => {
      notifications.show({
        message: `${project.name} is deleted. It can be restored in the settings of the workspace.`,
      })
      await client.invalidateQueries({ queryKey: ['workspace', slug] })
    },
    onError: showProblem('The project was not deleted'),
  })
  const count =
    tasks.size === 1 ? 'Its task is' : `Its ${tasks.size.toLocaleString('en')} tasks are`
  return (
    <Section
      isDangerous
      title="Delete this project"
      text="It is closed to everybody at once, and can be restored in the settings of the workspace."
    >
      <DeleteByName
        what="project"
        name={project.name}
        text={`${count} kept with it, and restored with it.`}
        isDeleting={remove.isPending}
        onDelete={() => remove.mutate()}
      />
    </Section>
  )
}
