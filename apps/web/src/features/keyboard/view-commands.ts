import { undoLatest } from '../undo/undo'
import type { Command } from './commands'
import { closeTask } from './open-task'
import { currentOverlay, openPalette, openShortcutSheet, showOverlay } from './overlay'
import { mayInProject } from './situation'
import { focusTaskBeside } from './task-at-hand'

const always = () => true

export const viewCommands: readonly Command[] = [
  {
    id: 'palette',
    keys: ['mod+k'],
    label: 'Search or run a command',
    group: 'General',
    isAllowed: always,
    run: ({ task }) => showOverlay({ kind: 'palette', task }),
    isOnlyKey: true,
    isForFields: true,
  },
  {
    id: 'sheet',
    keys: ['?'],
    label: 'Show all shortcuts',
    group: 'General',
    isAllowed: always,
    run: openShortcutSheet,
  },
  {
    id: 'undo',
    keys: ['mod+z'],
    label: 'Undo the last change',
    group: 'General',
    isAllowed: ({ open }) => open.may('task:update'),
    run: () => void undoLatest(),
  },
  {
    id: 'close',
    keys: ['Escape'],
    label: 'Close the task',
    group: 'General',
    isAllowed: ({ router }) => router.state.location.search.task !== undefined,
    run: closeTask,
    isOnlyKey: true,
  },
  ...(['light', 'dark', 'auto'] as const).map(
    (scheme): Command => ({
      id: `theme-${scheme}`,
      keys: [],
      label: `Use the ${scheme === 'auto' ? "system's" : scheme} theme`,
      group: 'General',
      isAllowed: always,
      run: ({ setColorScheme }) => setColorScheme(scheme),
    }),
  ),
  {
    id: 'filter',
    keys: ['/'],
    label: 'Filter by text',
    group: 'Tasks',
    isAllowed: always,
    run: focusFilter,
  },
  {
    id: 'next',
    keys: ['j'],
    label: 'Next task',
    group: 'Tasks',
    isAllowed: always,
    run: () => focusTaskBeside(1),
    isOnlyKey: true,
  },
  {
    id: 'previous',
    keys: ['k'],
    label: 'Previous task',
    group: 'Tasks',
    isAllowed: always,
    run: () => focusTaskBeside(-1),
    isOnlyKey: true,
  },
  {
    id: 'new-task',
    keys: ['c'],
    label: 'New task',
    group: 'Tasks',
    isAllowed: (situation) => mayInProject(situation, 'task:create'),
    run: ({ task }) => showOverlay({ kind: 'new-task', statusId: task?.statusId ?? null }),
  },
]

/** Where nothing can be filtered, the palette searches. */
function focusFilter(): void {
  const field = document.querySelector<HTMLElement>('#filter-text, input[type="search"]')
  if (field) field.focus()
  else if (!currentOverlay()) openPalette()
}
