export { type Catalogue, catalogueAt, measureOf, measuresNeeded, periodOf, requireClass } from './catalogue.ts'
export { type ChangedPlace, changedPlaces } from './changed-places.ts'
export { figureCode } from './code.ts'
export { entryEnds } from './counts.ts'
export { enterInto } from './entries/enter.ts'
export { correctInto, withdrawInto } from './entries/supersede.ts'
export { retellingConflict } from './entries/taken.ts'
export { foldTotals, stopFolding } from './fold.ts'
export { holdForLock } from './hold-places.ts'
export { enteredBy, entriesHeld, keepWholeUpTo, keptLedger, measuresHeld, remember } from './kept-ledger.ts'
export { withMoreAsNeeded } from './kept-totals.ts'
export { isEverCounted, loadLedger } from './ledger.ts'
export {
  type CountedRecord,
  type CountLine,
  countFrom,
  dayNumber,
  type MeasureSource,
} from './measure-source.ts'
export { rowOfVersion } from './measures/store.ts'
export { ability, readAt } from './page.ts'
export {
  type BatchRow,
  loadLocks,
  loadStandingValues,
  lockedBy,
  lockLine,
  type StandingValue,
  saveBatch,
} from './places.ts'
export { present } from './present.ts'
export { loadRecords } from './records.ts'
export { figuresOnReorganisation } from './reorganisation.ts'
export { addApprovals, addLocks, keepCodes, removeLocks } from './store.ts'
export { unapprovedIn } from './unapproved.ts'
