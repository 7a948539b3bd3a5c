import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { workspacesQuery } from '../../session/workspace-query'
import { fieldErrors, formError } from '../../ui/field-errors'

type Props = { opened: boolean; onClose: () => void; onCreated?: (() => void) | undefined }
const fields = ['name', 'slug']

export const CreateWorkspaceModal = ({ opened, onClose, onCreated }: Props) => (
  <Modal
    opened={opened}
    onClose={onClose}
    title="New workspace"
    centered
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <CreateWorkspaceForm
      onDone={() => {
        onClose()
        onCreated?.()
      }}
    />
  </Modal>
)

function CreateWorkspaceForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({ initialValues: { name: '' } })
  const create = useMutation({
    mutationFn: async ({ name }: { name: string }) =>
      (await accountApi.createWorkspace({ body: { name } })).data,
    onSuccess: async ({ slug }) => {
      await client.refetchQueries(workspacesQuery)
      onDone()
      await navigate({ to: '/w/$workspace', params: { workspace: slug } })
    },
    onError: (error) => form.setErrors(fieldErrors(error, fields)),
  })
  const problem = create.error && formError(create.error, fields)
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          {...form.getInputProps('name')}
          label="Name"
          description="Such as your company or team. It has its own members and projects."
          required
          maxLength={100}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Create workspace
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
