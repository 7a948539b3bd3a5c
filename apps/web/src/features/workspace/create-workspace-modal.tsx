import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { workspacesQuery } from '../../session/workspace-query'
import { RequestForm } from '../../ui/request-form'
import { useFormRequest } from '../../ui/use-form-request'
import { ByProvider } from '../sign-in/by-provider'

type Props = { opened: boolean; onClose: () => void; onCreated?: (() => void) | undefined }

export const CreateWorkspaceModal = ({ opened, onClose, onCreated }: Props) => (
  <Modal
    opened={opened}
    onClose={onClose}
    title="New workspace"
    centered
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <ByProvider mode="create-organization" next="/?pick=true">
      <CreateWorkspaceForm
        onDone={() => {
          onClose()
          onCreated?.()
        }}
      />
    </ByProvider>
  </Modal>
)

function CreateWorkspaceForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({ initialValues: { name: '' } })
  const request = useFormRequest(form, async (body) => {
    const { slug } = (await accountApi.createWorkspace({ body })).data
    await client.refetchQueries(workspacesQuery)
    onDone()
    await navigate({ to: '/w/$workspace', params: { workspace: slug } })
  })
  return (
    <RequestForm request={request}>
      <TextInput
        {...form.getInputProps('name')}
        label="Name"
        description="Such as your company or team. It has its own members and projects."
        required
        maxLength={100}
        data-autofocus
      />
      <Group justify="flex-end">
        <Button type="submit" loading={request.isPending}>
          Create workspace
        </Button>
      </Group>
    </RequestForm>
  )
}
