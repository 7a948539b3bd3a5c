import { Board } from '../features/board/board'
import { FilterBar } from '../features/filter/filter-bar'

export const BoardPage = () => (
  <>
    <FilterBar />
    <Board />
  </>
)
