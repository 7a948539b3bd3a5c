import { Button, Group, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CreatedApiToken } from '@nexa/shared/api-token'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { accountApi } from '../../api'
import { lastWorkspace } from '../../session/last-workspace'
import { workspacesQuery } from '../../session/workspace-query'
import { RequestForm } from '../../ui/request-form'
import { useFormRequest } from '../../ui/use-form-request'
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
  const request = useFormRequest(form, async ({ days, ...values }) => {
    const expiresAt = days && new Date(Date.now() + Number(days) * 86_400_000).toISOString()
    const body = { ...values, ...(expiresAt && { expiresAt }) }
    onCreated((await accountApi.createApiToken({ body })).data)
    await client.invalidateQueries(tokensQuery)
  })
  return (
    <RequestForm request={request}>
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
        <Button type="submit" loading={request.isPending}>
          Create token
        </Button>
      </Group>
    </RequestForm>
  )
}
