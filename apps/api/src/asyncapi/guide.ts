import { closeCodeList } from './close-codes'

/** What the document says in words. */
export const about = [
  'The socket of Nexa at `/ws`, or `/ws/connect`. Changes are made over HTTP (`/openapi.json`); here is heard what happened.',
  'A browser is signed in by its cookie, a program by a bearer token of the upgrade request or by `client.auth` as the first frame. A token is never part of the address.',
  'Every frame is one JSON object. One with a `seq` is an event of its `room`, all others are named by `type`.',
].join('\n\n')

export const rooms = [
  '- `project:{id}`: tasks, columns, comments and attachments of a project, and who is present',
  '- `workspace:{id}`: projects, members and invitations of a workspace',
  '- `user:{id}`: what concerns the person who is signed in, of all their workspaces',
].join('\n')

export const order = [
  'A room numbers its events 1, 2, 3 … without gaps. A client drops an event whose `seq` it has applied, applies the next one, and on a gap subscribes again with `since`: the last one it applied.',
  '`reload` in an answer or event, a `reset`, and another `epoch` say: load the content of the room again and go on from where that stands.',
].join('\n\n')

export const closing = [
  'Codes from 4500 on are final. After any other the client connects again, later each time, and resumes its rooms.',
  ['| code | why | connect again |', '|---|---|---|']
    .concat(
      closeCodeList.map(
        ({ code, meaning, isFinal }) => `| ${code} | ${meaning} | ${isFinal ? 'no' : 'yes'} |`,
      ),
    )
    .join('\n'),
].join('\n\n')
