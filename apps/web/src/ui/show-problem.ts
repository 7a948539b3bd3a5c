import { notifications } from '@mantine/notifications'
import { messageOf } from '../query-client'

/** `title` says what did not happen, such as `Not saved`. */
export const showProblem = (title: string) => (error: unknown) => {
  notifications.show({ color: 'red', title, message: messageOf(error) })
}
