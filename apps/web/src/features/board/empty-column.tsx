import { useProject } from '../../sync/use-board'
import { useBoardActions } from './board-actions'
import classes from './board-column.module.css'

type Props = { total: number; isDefault: boolean }

/** Says more where a project begins: in the column that new tasks come to. */
export function EmptyColumn({ total, isDefault }: Props) {
  const { state } = useProject()
  const { canCreate } = useBoardActions()
  const isFirst = isDefault && state.tasks.size === 0
  if (!isFirst) {
    return <p className={classes.none}>{total > 0 ? 'None match the filters' : 'No tasks'}</p>
  }
  return (
    <p className={classes.none}>
      {canCreate
        ? 'No tasks yet. Add the first one here, or paste a list to add one task per line.'
        : 'No tasks yet. They show here as soon as somebody adds one.'}
    </p>
  )
}
