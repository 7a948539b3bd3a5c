import { Tabs } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { CommentSection } from '../comment/comment-section'
import { TaskActivity } from './task-activity'

/** What people said about the task, and what they did to it. */
export const TaskTalk = ({ task, canComment }: { task: TaskCard; canComment: boolean }) => (
  <Tabs defaultValue="comments" keepMounted={false}>
    <Tabs.List mb="sm">
      <Tabs.Tab value="comments">
        Comments{task.commentCount > 0 && ` (${task.commentCount})`}
      </Tabs.Tab>
      <Tabs.Tab value="activity">Activity</Tabs.Tab>
    </Tabs.List>
    <Tabs.Panel value="comments">
      <CommentSection task={task} canComment={canComment} />
    </Tabs.Panel>
    <Tabs.Panel value="activity">
      <TaskActivity task={task} />
    </Tabs.Panel>
  </Tabs>
)
