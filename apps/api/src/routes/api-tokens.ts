import { apiTokenOperations as operations } from '@nexa/shared/api-token-operations'
import type { ApiTokens } from '../identity/api-tokens'
import { listApiTokens } from '../services/api-token/api-token-queries'
import { createApiToken } from '../services/api-token/create-api-token'
import { deleteApiToken } from '../services/api-token/delete-api-token'
import { accountEndpoint } from './endpoint'

export const apiTokenRoutes = (apiTokens: ApiTokens) => [
  accountEndpoint(operations.listApiTokens, ({ account }) => listApiTokens(account)),
  accountEndpoint(operations.createApiToken, ({ account, body, c }) =>
    createApiToken(account, body, c.req.header('x-workspace-id')),
  ),
  accountEndpoint(operations.deleteApiToken, async ({ account, params }) => {
    await deleteApiToken(account, params.id)
    apiTokens.end(params.id)
    return null
  }),
]
