import { z } from 'zod'
import { clerkWebhook, clerkWrite, signInOptions } from './clerk'
import { operation } from './operation'
import { workspaceParams } from './workspace-operations'

export const clerkOperations = {
  getSignInOptions: operation({
    summary: 'How people sign in: with local accounts or with Clerk',
    access: 'public',
    method: 'get',
    path: '/api/auth/options',
    answer: signInOptions,
  }),
  receiveClerkWebhook: operation({
    summary: 'For Clerk, with the headers of Svix: what changed there',
    access: 'public',
    method: 'post',
    path: '/api/auth/webhook/clerk',
    body: clerkWebhook,
  }),
  listClerkWrites: operation({
    summary: 'List the changes of members and invitations that Clerk has not taken yet',
    access: 'workspace:invite',
    method: 'get',
    path: '/api/workspaces/:id/clerk-writes',
    workspace: 'path',
    params: workspaceParams,
    answer: z.array(clerkWrite),
  }),
}
