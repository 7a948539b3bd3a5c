import { z } from 'zod'
import { apiToken, createApiToken, createdApiToken } from './api-token'
import { operation } from './operation'
import { id } from './text'

export const apiTokenOperations = {
  listApiTokens: operation({
    summary: 'List your API tokens, without the tokens themselves',
    access: 'account',
    method: 'get',
    path: '/api/auth/tokens',
    answer: z.array(apiToken),
  }),
  createApiToken: operation({
    summary: 'Make an API token for one workspace; it is shown only this once',
    access: 'account',
    method: 'post',
    path: '/api/auth/tokens',
    body: createApiToken,
    answer: createdApiToken,
  }),
  deleteApiToken: operation({
    summary: 'Delete one of your API tokens: it opens nothing from here on',
    access: 'account',
    method: 'delete',
    path: '/api/auth/tokens/:id',
    params: z.strictObject({ id }),
  }),
}
