import type { Project } from '@nexa/shared/project'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useWorkspace } from './use-workspace'
import { projectsQuery, putAwayProjectsQuery } from './workspace-query'

type Found = { projectId: string | null; isMissing: boolean; error: Error | null }

/**
 * The project whose key is in the address, an archived one too. One that is open stays so while it is
 * archived or gets another key: the address follows it.
 */
export function useAddressedProject(): Found {
  const { slug } = useWorkspace()
  const { project: key = '' } = useParams({ strict: false })
  const [opened, setOpened] = useState<{ id: string; key: string } | null>(null)
  const projects = useQuery(projectsQuery(slug))
  const isNamed = (one: Project) => one.key === key.toUpperCase()
  const active = projects.data?.find(isNamed)
  const isElsewhere = projects.data !== undefined && !active
  const archived = useQuery({ ...putAwayProjectsQuery(slug, 'archived'), enabled: isElsewhere })
  const named = active ?? archived.data?.find(isNamed)
  const held = named || opened?.key !== key ? null : opened.id
  const renamed = projects.data?.find((one) => one.id === held)
  const isSettled = isElsewhere && archived.data !== undefined && !archived.isFetching

  const namedId = named?.id
  useEffect(() => {
    if (namedId) setOpened({ id: namedId, key })
  }, [namedId, key])
  useAddressOf(renamed)

  const error = projects.error ?? archived.error
  if (named) return { projectId: named.id, isMissing: false, error: null }
  if (held && (renamed || !isSettled)) return { projectId: held, isMissing: false, error: null }
  return { projectId: null, isMissing: isSettled, error }
}

function useAddressOf(renamed: Project | undefined): void {
  const { slug: workspace } = useWorkspace()
  const navigate = useNavigate()
  const project = renamed?.key
  useEffect(() => {
    if (!project) return
    void navigate({ to: '.', params: { workspace, project }, search: true, replace: true })
  }, [project, workspace, navigate])
}
