import { Button, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CreatedApiToken } from '@nexa/shared/api-token'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { accountApi } from '../../api'
import { lastWorkspace } from '../../session/last-workspace'
import { workspacesQuery } from '../../session/workspace-query'
import { fieldErrors } from '../../ui/field-errors'
import { showProblem } from '../../ui/show-problem'
import { tokensQuery } from './token-query'

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '', label: 'Never' },
]

type Values = { name: string; workspaceId: string; days: string; isReadOnly: boolean }
type Props = { onCreated: (token: CreatedApiToken) => void; onCancel: () => void }

export function CreateTokenForm({ onCreated, onCancel }: Props) {
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const client = useQueryClient()
  const latest = workspaces.find(({ slug }) => slug === lastWorkspace()) ?? workspaces[0]
  const form = useForm<Values>({
    initialValues: { name: '', workspaceId: latest?.id ?? '', days: '90', isReadOnly: false },
  })
  const create = useMutation({
    mutationFn: async ({ days, ...body }: Values) => {
      const expiresAt = days && new Date(Date.now() + Number(days) * 86_400_000).toISOString()
      return (
        await accountApi.createApiToken({ body: { ...body, ...(expiresAt && { expiresAt }) } })
      ).data
    },
    onSuccess: (token) => {
      onCreated(token)
      return client.invalidateQueries(tokensQuery)
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error, ['name']))
      showProblem('The token was not made')(error)
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        <TextInput
          {...form.getInputProps('name')}
          label="Name"
          description="What it is for"
          placeholder="Release script"
          maxLength={100}
          required
          data-autofocus
        />
        <NativeSelect
          {...form.getInputProps('workspaceId')}
          label="Workspace"
          description="It opens no other one, and there it may do what you may do"
          data={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NativeSelect {...form.getInputProps('days')} label="Expires after" data={lifetimes} />
        <Switch
          {...form.getInputProps('isReadOnly', { type: 'checkbox' })}
          label="Read only"
          description="It changes nothing"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
