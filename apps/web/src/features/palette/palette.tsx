import '@mantine/spotlight/styles.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { Fragment, useEffect, useId, useState } from 'react'
import { KeyCaps } from '../keyboard/key-caps'
import { closeOverlay } from '../keyboard/overlay'
import type { Situation } from '../keyboard/situation'
import classes from './palette.module.css'
import type { PaletteItem } from './palette-items'
import { usePaletteSections } from './use-palette-sections'

const [store, spotlight] = createSpotlight()

/** Searches, goes and acts. It is on the page only while it is open. */
export function Palette({ situation: given }: { situation: Situation }) {
  // What it acts on is what was there when it opened.
  const [situation] = useState(given)
  const [query, setQuery] = useState('')
  const sections = usePaletteSections(situation, query.trim())
  const list = useId()
  useEffect(() => {
    spotlight.open()
    return spotlight.close
  }, [])
  const run = (item: PaletteItem) => () => {
    closeOverlay()
    item.run()
  }
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={closeOverlay}
      shortcut={null}
      scrollable
      maxHeight="min(420px, 60vh)"
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
    >
      <Spotlight.Search
        aria-label="Search tasks, projects, pages and people, or run a command"
        placeholder="Search or run a command…"
        aria-controls={list}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList id={list} className={classes.list}>
        {sections.map(({ title, items }) => (
          <Fragment key={title}>
            <h2 className={classes.title}>{title}</h2>
            {items.map((item) => (
              <Spotlight.Action
                key={item.id}
                className={classes.action}
                closeSpotlightOnTrigger={false}
                onClick={run(item)}
              >
                <span className={classes.label}>{item.label}</span>
                {item.hint && <span className={classes.hint}>{item.hint}</span>}
                {item.keys && item.keys.length > 0 && <KeyCaps keys={item.keys} />}
              </Spotlight.Action>
            ))}
          </Fragment>
        ))}
        {sections.length === 0 && <Spotlight.Empty>Nothing found</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
