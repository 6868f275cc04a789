export { directivesIssued, sessionsStudied } from './count.ts'
export { directiveDeadlines } from './deadlines.ts'
export {
  attachSignedFile,
  enterIssued,
  type IssuedDocument,
  issuersOf,
  type NumberBearer,
  numberBearer,
  readSymbol,
} from './issued.ts'
