import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { ColorChoice } from '../../ui/color-choice'
import { fieldErrors, formError } from '../../ui/field-errors'
import { keyOf } from './project-key'

type Values = { name: string; key: string; color: string; description: string }
const fields = ['name', 'key', 'color', 'description']

/** Makes a project and shows its board. */
export function CreateProjectForm({ onDone }: { onDone: () => void }) {
  const { api, slug } = useWorkspace()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<Values>({
    initialValues: { name: '', key: '', color: '#3b82f6', description: '' },
  })
  const create = useMutation({
    mutationFn: async ({ name, key, color, description }: Values) => {
      const body = { name, color, description: description || null, ...(key && { key }) }
      return (await api.createProject({ body })).data
    },
    onSuccess: async (project) => {
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
    },
    onError: (error) => form.setErrors(fieldErrors(error, fields)),
  })
  const setName = (name: string) => {
    // As long as the key is the one that was made of the name.
    if (form.values.key === keyOf(form.values.name)) form.setFieldValue('key', keyOf(name))
    form.setFieldValue('name', name)
  }
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
          <Button type="submit" loading={create.isPending}>
            Create project
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
