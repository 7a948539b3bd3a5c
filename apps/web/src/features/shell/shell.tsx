import { Anchor } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { lazy, type ReactNode, useRef } from 'react'
import { Late } from '../../ui/late'
import { Navigation } from './navigation'
import classes from './shell.module.css'
import { TopBar } from './top-bar'
import { useWorkspaceRoom } from './use-workspace-room'

const NavigationDrawer = lazy(async () => ({
  default: (await import('./navigation-drawer')).NavigationDrawer,
}))

/** Where the navigation becomes a drawer: 768 px. */
const narrow = '(max-width: 47.99em)'

export function Shell({ children }: { children: ReactNode }) {
  useWorkspaceRoom()
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false }) ?? false
  const [isOpen, drawer] = useDisclosure(false)
  const main = useRef<HTMLElement>(null)
  return (
    <div className={classes.shell}>
      <Anchor
        href="#main"
        className={classes.skip}
        onClick={(event) => {
          // The address stays: it holds the open task and the filters.
          event.preventDefault()
          main.current?.focus()
        }}
      >
        Skip to content
      </Anchor>
      {isNarrow ? (
        <>
          <TopBar isOpen={isOpen} onOpen={drawer.open} />
          <Late isWanted={isOpen}>
            <NavigationDrawer opened={isOpen} onClose={drawer.close} />
          </Late>
        </>
      ) : (
        <div className={classes.side}>
          <Navigation />
        </div>
      )}
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  )
}
