export { useOpenFindings } from './use-open-findings.ts'
