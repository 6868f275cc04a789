export { believed, loadForest, loadTerms } from './load.ts'
export { reachableUnit, toUnitRef, unitByCode } from './units.ts'
