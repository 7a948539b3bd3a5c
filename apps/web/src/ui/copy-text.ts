import { notifications } from '@mantine/notifications'

/** Copies and says so. Pages of plain http may not write to the clipboard. */
export function copyText(text: string, message: string): void {
  const failed = { color: 'red', message: `The browser does not let this page copy: ${text}` }
  const written = navigator.clipboard?.writeText(text) ?? Promise.reject()
  written.then(
    () => notifications.show({ message }),
    () => notifications.show(failed),
  )
}
