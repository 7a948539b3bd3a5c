import type { Project } from '@nexa/shared/project'
import type { Workspace } from '@nexa/shared/workspace'
import { connectTo } from './connect-to'
import { type Counts, countContent } from './count-content'
import { demoPassword } from './demo-password'
import { fillProject, findColumns } from './fill-project'
import { findOrMakeProject } from './find-or-make-project'
import { type IssueFolder, readIssueFolder } from './issue-folder'
import { joinWorkspace, type Person, type Team } from './join-workspace'
import { explain } from './refusals'
import { requireServer } from './require-server'
import type { Patience } from './send-patiently'

const workspaceName = 'Demo'

export type Progress = { done: Counts; total: Counts }
export type Imported = {
  workspace: Workspace
  project: Project
  people: number
  /** Somebody to sign in as, with `demoPassword`. */
  email: string
  /** What the project held before and holds now, as the server says. */
  before: Counts
  after: Counts
}
export type ImportOptions = Patience & {
  url: string
  folder: string
  onProgress?: (progress: Progress) => void
  /** Called before the project's first task is made. */
  onProject?: (project: Project) => void | Promise<void>
}

/** Brings the issues of a folder into a workspace, as its people would: over the public HTTP API. */
export const importIssues = (options: ImportOptions): Promise<Imported> =>
  bringIssues(options).catch(explain)

async function bringIssues(options: ImportOptions): Promise<Imported> {
  const { url, folder, onProject, onWait, signal } = options
  const issueFolder = readIssueFolder(folder)
  const stop = new AbortController()
  const connect = connectTo(url, {
    signal: AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]),
    ...(onWait && { onWait }),
  })
  await requireServer(url)
  const team = await joinWorkspace(connect, workspaceName, issueFolder.people, demoPassword)
  const {
    workspace,
    owner: { nexa },
  } = team
  const made = await findOrMakeProject(team, { name: issueFolder.name })
  await onProject?.(made)
  const before = await countContent(nexa, made.id)
  const total = contentOf(issueFolder)
  // Sending it all again would be as safe, but takes more requests than one person has in a minute.
  if (before.tasks !== total.tasks || before.comments !== total.comments) {
    const columns = await findColumns(nexa, made.id)
    const onMade = progressOf(total, options.onProgress)
    const { issues } = issueFolder
    const person = personOf(issueFolder, team)
    await fillProject({ projectId: made.id, issues, person, columns, onMade }, stop)
  }
  const { data: members } = await nexa.listMembers({ params: { id: workspace.id } })
  const after = await countContent(nexa, made.id)
  const [{ email } = { email: '' }] = issueFolder.people
  return { workspace, project: made, people: members.length, email, before, after }
}

const contentOf = ({ issues }: IssueFolder): Counts => ({
  tasks: issues.length,
  comments: issues.reduce((sum, { comments }) => sum + comments.length, 0),
})

function progressOf(total: Counts, onProgress: ImportOptions['onProgress']) {
  const done = { tasks: 0, comments: 0 }
  return (what: keyof Counts) => {
    done[what] += 1
    onProgress?.({ done: { ...done }, total })
  }
}

function personOf({ people }: IssueFolder, team: Team) {
  const emails = new Map(people.map(({ id, email }) => [id, email]))
  return async (id: string): Promise<Person> => {
    const email = emails.get(id)
    if (!email) throw new Error(`user.csv has no user ${id}`)
    return team.person(email)
  }
}
