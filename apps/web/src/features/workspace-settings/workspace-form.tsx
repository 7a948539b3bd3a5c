import { Alert, Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useWorkspace } from '../../session/use-workspace'
import { fieldErrors, formError } from '../../ui/field-errors'
import { useUpdateWorkspace } from './use-update-workspace'

const fields = ['name', 'slug']

export function WorkspaceForm() {
  const { workspace } = useWorkspace()
  const update = useUpdateWorkspace()
  const { name, slug, settings } = workspace
  const form = useForm({ initialValues: { name, slug, ...settings } })
  const error = update.error && formError(update.error, fields)
  return (
    <form
      onSubmit={form.onSubmit(({ allowGuestComments, ...values }) =>
        update.mutate(
          { ...values, settings: { allowGuestComments } },
          {
            onSuccess: () => {
              form.resetDirty()
              notifications.show({ message: 'The settings are saved' })
            },
            onError: (problem) => form.setErrors(fieldErrors(problem, fields)),
          },
        ),
      )}
    >
      <Stack>
        {error && (
          <Alert color="red" variant="light" title="Not saved">
            {error}
          </Alert>
        )}
        <TextInput label="Name" maxLength={100} required {...form.getInputProps('name')} />
        <TextInput
          label="Address"
          description={`Pages of this workspace are at ${window.location.host}/w/${form.values.slug}. Links with the address from before end.`}
          maxLength={50}
          required
          spellCheck={false}
          {...form.getInputProps('slug')}
        />
        <Switch
          label="Guests may comment"
          description="Guests read everything; with this they also write comments."
          {...form.getInputProps('allowGuestComments', { type: 'checkbox' })}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={!form.isDirty()} loading={update.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
