import type { NexaClient } from '@nexa/client/nexa-client'
import type { CreateTask } from '@nexa/shared/task'
import dayjs from 'dayjs'

export const sampleName = 'Sample project'

type Sample = Pick<CreateTask, 'title' | 'priority' | 'description'> & {
  /** The place of its column. */
  column: number
  dueInDays?: number
}

const samples: Sample[] = [
  {
    title: 'Drag this card to In Progress',
    column: 0,
    priority: 'high',
    description: 'With the mouse, a finger or the keyboard: the card’s menu has **Move to…**',
  },
  {
    title: 'Open a task and write a comment',
    column: 0,
    priority: 'medium',
    description:
      'Text is *Markdown*:\n\n- [x] Lists of things to do\n- [ ] Links, tables and `code`',
    dueInDays: 3,
  },
  {
    title: 'Invite a colleague',
    column: 0,
    priority: 'medium',
    description: 'Under **Members**. What they change shows here at once.',
    dueInDays: 7,
  },
  {
    title: 'Press ? to see what the keyboard can do',
    column: 0,
    priority: 'low',
    description: 'And Ctrl-K (⌘K on a Mac) finds everything.',
  },
  {
    title: 'Look around on the board, the list and the calendar',
    column: 1,
    priority: 'urgent',
    description: null,
    dueInDays: 0,
  },
  {
    title: 'Name the columns the way you work',
    column: 2,
    priority: 'medium',
    description: 'Columns can be added, renamed, recoloured and moved.',
  },
  { title: 'Create a workspace', column: 3, priority: 'medium', description: null },
]

/** One after the other: columns show tasks in the order in which they were made. */
export async function fillSampleProject(api: NexaClient, projectId: string): Promise<void> {
  const { data: board } = await api.getBoard({ params: { id: projectId } })
  for (const { column, dueInDays, ...task } of samples) {
    const statusId = board.columns[column]?.id
    const dueDate = dueInDays === undefined ? null : inDays(dueInDays)
    await api.createTask({
      params: { id: projectId },
      body: { ...task, dueDate, ...(statusId && { statusId }) },
    })
  }
}

/** A day without a time means that day everywhere. */
const inDays = (days: number) => dayjs().add(days, 'day').format('YYYY-MM-DD')
