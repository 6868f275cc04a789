import { periodKinds } from '../../../platform/domain/period.ts'
import type { UnitKind } from '../../org/unit.ts'
import type { Expression } from '../formula.ts'
import type { ClassSet, Measure } from '../measure.ts'
import { type PrintRule, plainPrint } from '../print.ts'

type Defaulted =
  | 'kind'
  | 'result'
  | 'overTime'
  | 'overUnits'
  | 'entry'
  | 'statedAtParent'
  | 'classSet'
  | 'periodKinds'
  | 'isWhole'
  | 'isNonNegative'
  | 'least'
  | 'most'
  | 'restateBy'
  | 'audience'

/**
 * What a measure is, without values. Defaults: entered (a formula where there is one), quantity, sum over time, sum over
 * units, in the period, total, every period kind, whole, non-negative, scope.
 */
export interface MeasureDefinition extends Partial<Pick<Measure, Defaulted>> {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly subjects: readonly UnitKind[]
  readonly measuredIn: { readonly vi: string; readonly en: string }
  readonly print?: Partial<PrintRule>
  readonly formula?: Expression
  /** The number or name of the document it follows; empty or absent for a setting that follows none. */
  readonly source?: string
}

/** Measures that many committees have alike, with the classes they name. Terms of a formula stand among them. */
export interface CommonMeasures {
  readonly classSets: readonly ClassSet[]
  readonly measures: readonly MeasureDefinition[]
}

/** A measure as it is defined, apart from its place in the catalogue. */
export type DefinedMeasure = Omit<Measure, 'id' | 'from' | 'until' | 'ownerId'> & { readonly source: string }

export const definedBy = (definition: MeasureDefinition): DefinedMeasure => ({
  code: definition.code,
  vi: definition.vi,
  en: definition.en,
  subjects: definition.subjects,
  measuredIn: definition.measuredIn,
  kind: definition.kind ?? (definition.formula ? 'formula' : 'entered'),
  result: definition.result ?? 'quantity',
  overTime: definition.overTime ?? 'sum',
  overUnits: definition.overUnits ?? 'sum',
  entry: definition.entry ?? 'in_period',
  statedAtParent: definition.statedAtParent ?? 'total',
  classSet: definition.classSet ?? null,
  periodKinds: definition.periodKinds ?? periodKinds,
  isWhole: definition.isWhole ?? true,
  isNonNegative: definition.isNonNegative ?? true,
  least: definition.least ?? null,
  most: definition.most ?? null,
  print: { ...plainPrint, ...definition.print },
  formula: definition.formula ?? null,
  restateBy: definition.restateBy ?? null,
  audience: definition.audience ?? 'scope',
  source: definition.source ?? '',
})

/** 100 × one measure ÷ another, of the same unit and period. */
export function shareOf(part: string, whole: string): Expression {
  const term = (measure: string): Expression => ({
    op: 'term',
    measure,
    aspect: 'actual',
    unit: 'self',
    period: 'same',
  })
  return { op: 'divide', of: [{ op: 'multiply', of: [{ op: 'number', value: '100' }, term(part)] }, term(whole)] }
}
