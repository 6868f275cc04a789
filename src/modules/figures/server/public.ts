export { correctInto, enterInto, must, retellingConflict } from './actions.ts'
export { type Catalogue, catalogueAt, measureOf, measuresNeeded, periodOf, requireClass } from './catalogue.ts'
export { figureCode } from './code.ts'
export {
  enteredBy,
  entriesById,
  entriesHeld,
  keptLedger,
  ledgerOf,
  loadLedger,
  measuresHeld,
  remember,
} from './ledger.ts'
export { type CountedRecord, countFrom, type MeasureSource } from './measure-source.ts'
export { ability, type FindingSource, openFigure, readAt } from './page.ts'
export { present } from './present.ts'
export { keepCodes } from './store.ts'
