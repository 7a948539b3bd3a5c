import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'
import classes from './notification-list.module.css'

export const NotificationList = () => (
  <Notifications position="bottom-right" containerWidth={360} classNames={classes} />
)
