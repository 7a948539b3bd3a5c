import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Situation } from '../keyboard/situation'
import { goToTask, isMatch, type PaletteItem } from './palette-items'

const maxLocal = 6
const maxFound = 10
const pauseMs = 150
const minLength = 2

/** Those of the open board at once, then those that the server finds elsewhere and in descriptions. */
export function useFoundTasks(situation: Situation, query: string): PaletteItem[] {
  const { open, project } = situation
  const [asked] = useDebouncedValue(query, pauseMs)
  const answer = useQuery({
    queryKey: ['workspace', open.slug, 'palette', asked],
    queryFn: async ({ signal }) =>
      (await open.api.search({ query: { q: asked, type: 'task', limit: maxFound } }, { signal }))
        .data,
    enabled: asked.length >= minLength,
    placeholderData: keepPreviousData,
  })
  const tasks = project?.state.tasks
  const local = useMemo(() => {
    if (query === '' || !tasks) return []
    const all = [...tasks.values()].filter(({ key, title }) => isMatch(query, key, title))
    const isNamed = ({ key }: { key: string }) => Number(key.toLowerCase() === query.toLowerCase())
    return all.sort((a, b) => isNamed(b) - isNamed(a)).slice(0, maxLocal)
  }, [tasks, query])
  if (query === '') return []
  const known = new Set(local.map(({ id }) => id))
  const others = asked.length >= minLength ? (answer.data ?? []) : []
  return [
    ...local.map(({ id, key, title }) => ({ id, key, title })),
    ...others
      .filter(({ task }) => !known.has(task.id))
      .map(({ task: { id, key, title } }) => ({ id, key, title: title.text })),
  ]
    .slice(0, maxFound)
    .map(({ id, key, title }) => ({
      id,
      label: title,
      hint: key,
      run: () => goToTask(situation, key),
    }))
}
