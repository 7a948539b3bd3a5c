import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { ColorChoice } from '../../ui/color-choice'
import { RequestForm } from '../../ui/request-form'
import { useFormRequest } from '../../ui/use-form-request'
import { keyOf } from './project-key'

type Values = { name: string; key: string; color: string; description: string }

/** Makes a project and shows its board. */
export function CreateProjectForm({ onDone }: { onDone: () => void }) {
  const { api, slug } = useWorkspace()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<Values>({
    initialValues: { name: '', key: '', color: '#3b82f6', description: '' },
  })
  const create = async ({ name, key, color, description }: Values) => {
    const body = { name, color, description: description || null, ...(key && { key }) }
    const { data: project } = await api.createProject({ body })
    client.setQueryData(projectsQuery(slug).queryKey, (known) => {
      if (!known || known.some((one) => one.id === project.id)) return known
      return [...known, project]
    })
    onDone()
    await navigate({
      to: '/w/$workspace/p/$project',
      params: { workspace: slug, project: project.key },
    })
    void client.invalidateQueries(projectsQuery(slug))
  }
  const request = useFormRequest(form, create)
  const setName = (name: string) => {
    // As long as the key is the one that was made of the name.
    if (form.values.key === keyOf(form.values.name)) form.setFieldValue('key', keyOf(name))
    form.setFieldValue('name', name)
  }
  return (
    <RequestForm request={request}>
      <TextInput
        {...form.getInputProps('name')}
        label="Name"
        placeholder="Website relaunch"
        required
        maxLength={100}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        {...form.getInputProps('key')}
        label="Key"
        description="Begins the names of its tasks, such as WEB-42"
        maxLength={10}
        pattern="[A-Za-z][A-Za-z0-9]{1,9}"
        title="2 to 10 letters and digits, a letter first"
        onChange={(event) => form.setFieldValue('key', event.currentTarget.value.toUpperCase())}
      />
      <ColorChoice
        label="Colour"
        value={form.values.color}
        onChange={(color) => form.setFieldValue('color', color)}
      />
      <Textarea
        {...form.getInputProps('description')}
        label="Description"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
      />
      <Group justify="flex-end">
        <Button type="submit" loading={request.isPending}>
          Create project
        </Button>
      </Group>
    </RequestForm>
  )
}
