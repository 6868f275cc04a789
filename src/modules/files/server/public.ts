export { kindOfFile } from './sniff.ts'
export { keepBytes, openBytes } from './store.ts'
