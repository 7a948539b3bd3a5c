import { Button, Skeleton, Stack } from '@mantine/core'
import { IconAlertTriangle, IconSearchOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { messageOf } from '../../query-client'
import { useWorkspace } from '../../session/use-workspace'
import { EmptyState } from '../../ui/empty-state'
import classes from './search.module.css'
import { searchQuery } from './search-query'
import { SearchResult } from './search-result'

export function SearchResults({ q }: { q: string }) {
  const { api, slug } = useWorkspace()
  const results = useInfiniteQuery(searchQuery(api, slug, q))
  const { error, data, hasNextPage, isFetchingNextPage, isPlaceholderData } = results
  if (error && !data) {
    return (
      <EmptyState
        icon={<IconAlertTriangle />}
        title="The search did not work"
        text={messageOf(error)}
      >
        <Button variant="default" onClick={() => void results.refetch()}>
          Try again
        </Button>
      </EmptyState>
    )
  }
  if (!data) {
    return (
      <Stack gap="sm" py="sm" role="status" aria-label="Searching">
        <Skeleton height={44} />
        <Skeleton height={44} />
        <Skeleton height={44} />
      </Stack>
    )
  }
  const hits = data.pages.flatMap((page) => page.data)
  if (hits.length === 0) {
    return (
      <EmptyState
        icon={<IconSearchOff />}
        title="Nothing found"
        text="All words must be in one task or one comment. Try fewer of them, or another form."
      />
    )
  }
  return (
    <div aria-busy={isPlaceholderData}>
      <p className={classes.count} role="status">
        {hits.length === 1 ? '1 result' : `${hits.length}${hasNextPage ? '+' : ''} results`}
      </p>
      <ul className={classes.hits}>
        {hits.map((hit) => (
          <li key={hit.comment?.id ?? hit.task.id}>
            <SearchResult hit={hit} slug={slug} />
          </li>
        ))}
      </ul>
      {error && <p className={classes.count}>{messageOf(error)}</p>}
      {hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={isFetchingNextPage}
          onClick={() => void results.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  )
}
