import { NotFound } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { moveToTrash } from './move-to-trash'

/** To the trash: everything in it is kept, and nobody opens it any more, in requests and sockets alike. */
export const deleteWorkspace = (scope: Scope): Promise<null> =>
  change(scope, async (tx) => {
    if (!(await moveToTrash(tx))) throw new NotFound('Workspace')
    return null
  })
