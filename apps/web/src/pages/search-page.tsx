import { TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { moveHitFocus } from '../features/search/move-hit-focus'
import classes from '../features/search/search.module.css'
import { SearchResults } from '../features/search/search-results'
import { EmptyState } from '../ui/empty-state'

const pauseMs = 200

export function SearchPage() {
  const { q = '' } = useSearch({ from: '/signed-in/w/$workspace/search' })
  const navigate = useNavigate()
  const [text, setText] = useState(q)
  const [known, setKnown] = useState(q)
  if (known !== q) {
    setKnown(q)
    if (text.trim() !== q) setText(q)
  }
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === known) return
    const search = { q: wanted === '' ? undefined : wanted }
    const timer = setTimeout(() => void navigate({ to: '.', search, replace: true }), pauseMs)
    return () => clearTimeout(timer)
  }, [text, known, navigate])
  return (
    <section className={classes.page} aria-label="Search" onKeyDown={moveHitFocus}>
      <Title order={1} size="h3" mb="sm">
        Search
      </Title>
      <TextInput
        type="search"
        size="md"
        aria-label="Search tasks and comments"
        placeholder="Words of a task or comment, or a key such as NEX-42"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={200}
        value={text}
        data-autofocus
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {q === '' ? (
        <EmptyState
          icon={<IconSearch />}
          title="Search the whole workspace"
          text="Titles, descriptions and comments of all projects. The arrow keys go through the results."
        />
      ) : (
        <SearchResults q={q} />
      )}
    </section>
  )
}
