import { Badge, Button, Code, Text } from '@mantine/core'
import type { ApiToken } from '@nexa/shared/api-token'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accountApi } from '../../api'
import { ago, dayOf } from '../../ui/ago'
import { confirm } from '../../ui/confirm'
import { showProblem } from '../../ui/show-problem'
import { tokensQuery } from './token-query'
import classes from './token-row.module.css'

type Props = { token: ApiToken; workspaceName: string | undefined }

export function TokenRow({ token, workspaceName }: Props) {
  const client = useQueryClient()
  const { id, name, prefix, isReadOnly, lastUsedAt } = token
  const remove = useMutation({
    mutationFn: () => accountApi.deleteApiToken({ params: { id } }),
    onSuccess: () => client.invalidateQueries(tokensQuery),
    onError: showProblem('The token was not deleted'),
  })
  const ask = async () => {
    const isSure = await confirm({
      title: `Delete the token “${name}”?`,
      text: 'What uses it is refused from here on.',
      action: 'Delete token',
      isDangerous: true,
    })
    if (isSure) remove.mutate()
  }
  return (
    <li className={classes.row}>
      <div className={classes.texts}>
        <Text size="sm" fw={500} className={classes.name}>
          {name}{' '}
          {isReadOnly && (
            <Badge size="xs" variant="default" component="span">
              Read only
            </Badge>
          )}
        </Text>
        <Text size="xs" c="dimmed" className={classes.name}>
          <Code fz="xs">{prefix}…</Code> · {workspaceName ?? 'Another workspace'} ·{' '}
          {expiryOf(token)} · {lastUsedAt ? `last used ${agoOf(lastUsedAt)}` : 'never used'}
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        fw={500}
        aria-label={`Delete the token ${name}`}
        loading={remove.isPending}
        onClick={ask}
      >
        Delete
      </Button>
    </li>
  )
}

function expiryOf({ expiresAt }: ApiToken): string {
  if (!expiresAt) return 'never expires'
  const verb = new Date(expiresAt) < new Date() ? 'expired' : 'expires'
  return `${verb} ${dayOf(expiresAt)}`
}

const agoOf = (at: string) => {
  const text = ago(at)
  return text === 'now' ? 'just now' : text.includes(',') ? text : `${text} ago`
}
