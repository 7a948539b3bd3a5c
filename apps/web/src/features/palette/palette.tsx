import '@mantine/spotlight/styles.css'
import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { KeyCaps } from '../keyboard/key-caps'
import { closeOverlay } from '../keyboard/overlay'
import type { Situation } from '../keyboard/situation'
import classes from './palette.module.css'
import type { PaletteItem } from './palette-items'
import { usePaletteSections } from './use-palette-sections'

const [store, spotlight] = createSpotlight()

const isOnPage = (id: string) => document.getElementById(id) !== null

/** Searches, goes and acts. It is on the page only while it is open. */
export function Palette({ situation: given }: { situation: Situation }) {
  // What it acts on is what was there when it opened.
  const [situation] = useState(given)
  const [query, setQuery] = useState('')
  const sections = usePaletteSections(situation, query.trim())
  const { selected } = useSpotlight(store)
  const list = useId()
  const optionId = (index: number) => `${list}-${index}`
  const places = new Map(sections.flatMap(({ items }) => items).map((item, index) => [item, index]))
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
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={list}
        // The list may be a step behind what is typed.
        aria-activedescendant={isOnPage(optionId(selected)) ? optionId(selected) : undefined}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList className={classes.list}>
        <div role="listbox" id={list} aria-label="Results">
          {sections.map(({ title, items }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list
            <div key={title} role="group" aria-label={title}>
              <div className={classes.title} aria-hidden>
                {title}
              </div>
              {items.map((item) => {
                const index = places.get(item) ?? -1
                return (
                  <Spotlight.Action
                    key={item.id}
                    id={optionId(index)}
                    role="option"
                    aria-selected={index === selected}
                    className={classes.action}
                    closeSpotlightOnTrigger={false}
                    onClick={run(item)}
                  >
                    <span className={classes.label}>{item.label}</span>
                    {item.hint && <span className={classes.hint}>{item.hint}</span>}
                    {item.keys && item.keys.length > 0 && <KeyCaps keys={item.keys} />}
                  </Spotlight.Action>
                )
              })}
            </div>
          ))}
        </div>
        {sections.length === 0 && <Spotlight.Empty>Nothing found</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
