import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { columnFields, type ListSort, type SortField, sortNames } from './list-sort'
import classes from './task-list.module.css'

type Props = { sort: ListSort; onSort: (sort: ListSort) => void }

export const ListHead = ({ sort, onSort }: Props) => (
  <thead className={classes.heads}>
    <tr className={classes.head} aria-rowindex={1}>
      {columnFields.map((field) => (
        <th key={field} scope="col" aria-sort={directionOf(sort, field)}>
          <button
            type="button"
            className={classes.sort}
            onClick={() => onSort(nextSort(sort, field))}
          >
            {sortNames[field]}
            {sort.field === field &&
              (sort.isDescending ? (
                <IconArrowDown size={12} aria-hidden />
              ) : (
                <IconArrowUp size={12} aria-hidden />
              ))}
          </button>
        </th>
      ))}
    </tr>
  </thead>
)

const directionOf = (sort: ListSort, field: SortField) =>
  sort.field !== field ? 'none' : sort.isDescending ? 'descending' : 'ascending'

/** Up, down, and back to the order of the board. */
function nextSort(sort: ListSort, field: SortField): ListSort {
  if (sort.field !== field) return { field, isDescending: false }
  return sort.isDescending ? { field: 'board', isDescending: false } : { field, isDescending: true }
}
