export { submissionDeadlines } from './deadlines.ts'
export { documentDeadlines } from './document/deadlines.ts'
export { reportsOnReorganisation } from './reorganisation.ts'
export { addTemplate } from './template/store.ts'
