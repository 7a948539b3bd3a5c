import { Button, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Workspace } from '@nexa/shared/workspace'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AnchorLink } from '../../ui/anchor-link'
import { EntranceCard } from '../../ui/entrance-card'
import { RequestForm } from '../../ui/request-form'
import { useFormRequest } from '../../ui/use-form-request'
import { ByProvider } from '../sign-in/by-provider'
import { begin, type FirstProject } from './begin'

const starts = [
  {
    value: 'sample',
    label: 'A sample project',
    description: 'Some tasks that show what Nexa can do. Delete it at any time.',
  },
  { value: 'empty', label: 'An empty project', description: 'Four columns and nothing else.' },
] as const

type Props = {
  /** The one that came with the account; null: none yet. */
  workspace: Workspace | null
}

/** The way to the first board. With Clerk a workspace is an organization that is made there. */
export const FirstRun = ({ workspace }: Props) => (
  <EntranceCard
    title="Welcome to Nexa"
    text="A workspace, a first project, and your board is there."
    isWide
  >
    {workspace ? (
      <FirstRunForm workspace={workspace} />
    ) : (
      <ByProvider mode="create-organization" next="/">
        <FirstRunForm workspace={null} />
      </ByProvider>
    )}
  </EntranceCard>
)

function FirstRunForm({ workspace }: Props) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<FirstProject>({
    initialValues: { workspaceName: workspace?.name ?? '', start: 'sample', name: '' },
  })
  const { start } = form.values
  const request = useFormRequest(form, async (wanted) => {
    const { slug, key } = await begin(workspace, wanted)
    await client.refetchQueries({ queryKey: ['workspaces'] })
    await navigate({ to: '/w/$workspace/p/$project', params: { workspace: slug, project: key } })
  })
  return (
    <RequestForm request={request}>
      <TextInput
        {...form.getInputProps('workspaceName')}
        label="Name of your workspace"
        description="Such as your company or team"
        required
        withAsterisk={false}
        maxLength={100}
        autoFocus
      />
      <Radio.Group {...form.getInputProps('start')} label="Begin with">
        <Stack gap="xs" mt={6}>
          {starts.map((one) => (
            <Radio key={one.value} {...one} />
          ))}
        </Stack>
      </Radio.Group>
      {start === 'empty' && (
        <TextInput
          {...form.getInputProps('name')}
          label="Name of the project"
          required
          withAsterisk={false}
          maxLength={100}
        />
      )}
      <Button type="submit" loading={request.isPending}>
        Show me the board
      </Button>
      {workspace && (
        <Text size="sm" ta="center">
          <AnchorLink to="/w/$workspace" params={{ workspace: workspace.slug }}>
            Skip this
          </AnchorLink>
        </Text>
      )}
    </RequestForm>
  )
}
