export { directivesIssued, sessionsStudied } from './count.ts'
export { directiveDeadlines } from './deadlines.ts'
