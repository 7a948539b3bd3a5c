import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import { taskIdOf } from './card-drag'

type Data = Record<string | symbol, unknown>

export const statusIdOf = (data: Data): string | null =>
  data.type === 'column' && typeof data.statusId === 'string' ? data.statusId : null

type Column = {
  statusId: string
  column: HTMLElement
  /** A card is over the column, but over no other card. */
  onOver: (isOver: boolean) => void
  /** Another column is over it. */
  onEdge: (edge: 'left' | 'right' | null) => void
}

export const attachColumn = ({ statusId, column, onOver, onEdge }: Column) => {
  const leave = () => {
    onOver(false)
    onEdge(null)
  }
  return dropTargetForElements({
    element: column,
    canDrop: ({ source }) => ['card', 'column'].includes(String(source.data.type)),
    getData: ({ input, element }) =>
      attachClosestEdge(
        { type: 'column', statusId },
        { input, element, allowedEdges: ['left', 'right'] },
      ),
    onDrag: ({ self, source, location }) => {
      if (taskIdOf(source.data) !== null) {
        return onOver(location.current.dropTargets[0]?.element === column)
      }
      const edge = statusIdOf(source.data) === statusId ? null : extractClosestEdge(self.data)
      onEdge(edge === 'left' || edge === 'right' ? edge : null)
    },
    onDragLeave: leave,
    onDrop: leave,
  })
}

type Header = { statusId: string; column: HTMLElement; handle: HTMLElement }

export const attachColumnHandle = ({ statusId, column, handle }: Header) =>
  draggable({
    element: column,
    dragHandle: handle,
    getInitialData: () => ({ type: 'column', statusId }),
  })
