export { loadRegulations } from './load.ts'
