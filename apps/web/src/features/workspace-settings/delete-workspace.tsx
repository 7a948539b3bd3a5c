import { useMutation } from '@tanstack/react-query'
import { useLeaveWorkspace } from '../../session/use-leave-workspace'
import { useWorkspace } from '../../session/use-workspace'
import { DeleteByName } from '../../ui/delete-by-name'
import { Section } from '../../ui/section'
import { showProblem } from '../../ui/show-problem'

export function DeleteWorkspace() {
  const { api, workspace } = useWorkspace()
  const leave = useLeaveWorkspace()
  const remove = useMutation({
    mutationFn: () =>
      leave({ message: `${workspace.name} is deleted. It can be restored in your account.` }, () =>
        api.deleteWorkspace({ params: { id: workspace.id } }),
      ),
    onError: showProblem('The workspace was not deleted'),
  })
  return (
    <Section
      isDangerous
      title="Delete this workspace"
      text="Nobody opens it or anything in it any more. Its admins can restore it in their accounts."
    >
      <DeleteByName
        what="workspace"
        name={workspace.name}
        text={`Everything in it is closed to all its members at once (${workspace.memberCount} with you) and kept. You can restore it in your account.`}
        isDeleting={remove.isPending}
        onDelete={() => remove.mutate()}
      />
    </Section>
  )
}
