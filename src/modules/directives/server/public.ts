export { directivesIssued } from './count.ts'
