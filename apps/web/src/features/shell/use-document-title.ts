import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

const pages: Record<string, string> = {
  '/sign-in': 'Sign in',
  '/sign-up': 'Create an account',
  '/invitations/$token': 'Invitation',
  '/signed-in/account': 'Your account',
  '/signed-in/w/$workspace/': 'Dashboard',
  '/signed-in/w/$workspace/members': 'Members',
  '/signed-in/w/$workspace/settings': 'Workspace settings',
  '/signed-in/w/$workspace/search': 'Search',
  '/signed-in/w/$workspace/p/$project/': 'Board',
  '/signed-in/w/$workspace/p/$project/list': 'List',
  '/signed-in/w/$workspace/p/$project/calendar': 'Calendar',
  '/signed-in/w/$workspace/p/$project/settings': 'Project settings',
}

/** Every page names itself, what matters most first: tabs show only the beginning. */
export function useDocumentTitle(): void {
  const title = useRouterState({
    select: ({ matches, location }) => {
      const last = matches.at(-1)
      if (!last) return 'Nexa'
      const project = 'project' in last.params ? last.params.project.toUpperCase() : undefined
      const { task } = location.search
      return [task, pages[last.routeId], project, 'Nexa'].filter(Boolean).join(' · ')
    },
  })
  useEffect(() => {
    document.title = title
  }, [title])
}
