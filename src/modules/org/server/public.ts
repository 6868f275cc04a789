export { believed, keptForest, loadForest, loadTerms } from './load.ts'
export { carryOutDue } from './reorganise/decide.ts'
export type { Composition, Decider, Effect, ReorganisationHook } from './reorganise/hook.ts'
export { reachableUnit, toUnitRef, unitByCode } from './units.ts'
