export { useClocksWaiting } from './register/use-clocks-waiting.ts'
