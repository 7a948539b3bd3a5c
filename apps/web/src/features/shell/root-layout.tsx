import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { endSession } from '../../session/leave-session'
import { onSignInEnd } from '../../session/sign-in-end'
import { useDocumentTitle } from './use-document-title'

export function RootLayout() {
  const router = useRouter()
  useDocumentTitle()
  useEffect(() => onSignInEnd(() => void endSession(router)), [router])
  return <Outlet />
}
