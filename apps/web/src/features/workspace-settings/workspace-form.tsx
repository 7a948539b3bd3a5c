import { Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useWorkspace } from '../../session/use-workspace'
import { SettingsForm } from '../../ui/settings-form'
import { useUpdateWorkspace } from './use-update-workspace'

export function WorkspaceForm() {
  const { workspace } = useWorkspace()
  const update = useUpdateWorkspace()
  const { name, slug, settings } = workspace
  const form = useForm({ initialValues: { name, slug, ...settings } })
  return (
    <SettingsForm
      form={form}
      save={({ allowGuestComments, ...values }) =>
        update.mutateAsync({ ...values, settings: { allowGuestComments } })
      }
    >
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
    </SettingsForm>
  )
}
