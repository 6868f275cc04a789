export { directivesIssued } from './count.ts'
export { directiveDeadlines } from './deadlines.ts'
