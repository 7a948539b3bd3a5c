import { Board } from '../features/board/board'

export const BoardPage = () => <Board />
