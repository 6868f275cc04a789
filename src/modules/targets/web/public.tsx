export { usePeriodsHeld } from './use-periods.ts'
