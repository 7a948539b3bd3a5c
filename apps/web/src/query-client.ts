import { ApiError } from '@nexa/client/api-error'
import { QueryClient } from '@tanstack/react-query'

/** The client sends lost requests again by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
})

export const isUnauthorized = (error: unknown) => error instanceof ApiError && error.status === 401

export const messageOf = (error: unknown) =>
  error instanceof ApiError ? error.message : 'Nexa could not be reached. Try again.'
