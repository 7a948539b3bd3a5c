import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

export const NotificationList = () => <Notifications position="bottom-left" />
