import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/types'

type Data = Record<string | symbol, unknown>

export const taskIdOf = (data: Data): string | null =>
  data.type === 'card' && typeof data.taskId === 'string' ? data.taskId : null

type Card = {
  taskId: string
  /** The whole row, so that there is no gap between cards where nothing can be dropped. */
  row: HTMLElement
  card: HTMLElement
  onEdge: (edge: Edge | null) => void
}

/** Makes a card one that can be dragged, and dropped upon. */
export const attachCard = ({ taskId, row, card, onEdge }: Card) =>
  combine(
    draggable({ element: card, getInitialData: () => ({ type: 'card', taskId }) }),
    dropTargetForElements({
      element: row,
      canDrop: ({ source }) => taskIdOf(source.data) !== null,
      getData: ({ input, element }) =>
        attachClosestEdge(
          { type: 'card', taskId },
          { input, element, allowedEdges: ['top', 'bottom'] },
        ),
      onDrag: ({ self, source }) =>
        onEdge(taskIdOf(source.data) === taskId ? null : extractClosestEdge(self.data)),
      onDragLeave: () => onEdge(null),
      onDrop: () => onEdge(null),
    }),
  )
