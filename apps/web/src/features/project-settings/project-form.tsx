import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useProject } from '../../sync/use-board'
import { ColorChoice } from '../../ui/color-choice'
import { fieldErrors, formError } from '../../ui/field-errors'
import { useUpdateProject } from './use-update-project'

const fields = ['name', 'key', 'description', 'color']

export function ProjectForm() {
  const { name, key, description, color } = useProject().state.project
  const update = useUpdateProject()
  const form = useForm({ initialValues: { name, key, description: description ?? '', color } })
  const error = update.error && formError(update.error, fields)
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        update.mutate(
          { ...values, description: values.description || null },
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
          <Alert color="red" variant="light" title="Not saved" role="alert">
            {error}
          </Alert>
        )}
        <TextInput label="Name" maxLength={100} required {...form.getInputProps('name')} />
        <TextInput
          label="Key"
          description={`Begins the names of its tasks, such as ${form.values.key || 'WEB'}-42. Another key renames them all.`}
          maxLength={10}
          pattern="[A-Za-z][A-Za-z0-9]{1,9}"
          title="2 to 10 letters and digits, a letter first"
          required
          {...form.getInputProps('key')}
          onChange={(event) => form.setFieldValue('key', event.currentTarget.value.toUpperCase())}
        />
        <Textarea
          label="Description"
          autosize
          minRows={3}
          maxRows={12}
          maxLength={10_000}
          {...form.getInputProps('description')}
        />
        <ColorChoice
          label="Colour"
          value={form.values.color}
          onChange={(next) => form.setFieldValue('color', next)}
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
