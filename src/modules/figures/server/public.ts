export { correctInto, enterInto, must, retellingConflict } from './actions.ts'
export { type Catalogue, catalogueAt, measureOf, measuresNeeded, periodOf, requireClass } from './catalogue.ts'
export { figureCode } from './code.ts'
export { enteredBy, entriesHeld, keptLedger, measuresHeld, remember } from './kept-ledger.ts'
export { isEverCounted, loadLedger } from './ledger.ts'
export {
  type CountedRecord,
  type CountLine,
  countFrom,
  dayNumber,
  type MeasureSource,
} from './measure-source.ts'
export { ability, readAt } from './page.ts'
export { present } from './present.ts'
export { figuresOnReorganisation } from './reorganisation.ts'
export { keepCodes } from './store.ts'
