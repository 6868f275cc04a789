export { drawBoard } from './board.ts'
export { targetsOnReorganisation } from './reorganisation.ts'
