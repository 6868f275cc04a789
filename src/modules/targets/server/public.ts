export { drawBoard } from './board.ts'
