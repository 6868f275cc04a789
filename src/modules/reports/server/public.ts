export { submissionDeadlines } from './deadlines.ts'
export { reportsOnReorganisation } from './reorganisation.ts'
