import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useProject } from '../../sync/use-board'
import { ColorChoice } from '../../ui/color-choice'
import { SettingsForm } from '../../ui/settings-form'
import { useUpdateProject } from './use-update-project'

export function ProjectForm() {
  const { name, key, description, color } = useProject().state.project
  const update = useUpdateProject()
  const form = useForm({ initialValues: { name, key, description: description ?? '', color } })
  return (
    <SettingsForm
      form={form}
      save={(values) => update.mutateAsync({ ...values, description: values.description || null })}
    >
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
    </SettingsForm>
  )
}
