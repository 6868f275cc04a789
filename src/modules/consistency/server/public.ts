export { checkedAt, findingsAt, findingsAtEach, findingsOf, measuresBeside, rulesAbout } from './findings.ts'
