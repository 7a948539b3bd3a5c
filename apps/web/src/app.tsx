import '@mantine/core/styles.css'
import './app.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from './query-client'
import { router } from './router'
import { theme } from './theme'
import { ConfirmDialog } from './ui/confirm'
import { LaterNotifications } from './ui/later-notifications'

export const App = () => (
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <LaterNotifications />
      <RouterProvider router={router} />
      <ConfirmDialog />
    </QueryClientProvider>
  </MantineProvider>
)
