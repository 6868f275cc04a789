export { checkedAt, findingsAt, findingsAtEach, findingsOf, measuresBeside, rulesAbout } from './findings.ts'
export { textOfFile } from './text/text-of-file.ts'
