import { type Day, earlierDay } from '../../../../platform/domain/day.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import type { Reader } from '../../../accounts/access.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import type { Entry } from '../../../figures/entry.ts'
import { entriesBehind, type Figure, type FigureKey, figureAt, type Ledger } from '../../../figures/figure.ts'
import { type Catalogue, present, remember } from '../../../figures/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { Confidence } from '../../../regulations/regulation.ts'
import type { TargetRow } from '../../contract.ts'
import type { Direction, StateRule } from '../../state.ts'
import type { Bodies } from './held.ts'

export interface TargetData {
  id: string
  unitId: UnitId
  subjectId: UnitId
  measureId: string
  class: string | null
  direction: Direction
  period: string
  first: string
  last: string
  rank: number
  leadId: UnitId | null
  planAspect: 'assigned' | 'own'
  planWords: string | null
  planUntil: string | null
  leadPost: { vi: string; en: string; unitId: UnitId } | null
  groupId: string | null
  group: { vi: string; en: string } | null
  weight: string | null
  baseline: string | null
  baselinePeriod: string | null
  path: readonly { on: string; value: string }[] | null
  directive: TargetRow['directive']
}
export interface ThemeData {
  id: string
  unitId: UnitId
  kind: 'theme' | 'breakthrough' | 'objective'
  rank: number
  period: string
  first: string
  last: string
  vi: string
  en: string
}
export interface GroupData {
  id: string
  rank: number
  period: string
  first: string
  last: string
  vi: string
  en: string
}
/** A version of the rule by which states are told, valid on `[from, until)`. */
export interface RuleData {
  from: string | null
  until: string | null
  value: StateRule
  source: string
  confidence: Confidence
}
export interface BoardRows {
  targets: readonly TargetData[]
  themes: readonly ThemeData[]
  groups: readonly GroupData[]
  rules: readonly RuleData[]
}

export interface Scene {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly home: UnitId
  readonly own: readonly UnitId[]
  readonly period: Period
  readonly rows: BoardRows
  readonly bodies: Bodies
}

/** The day states are told for: the last of the period looked at, or today within it. */
export const lookedAtOn = ({ period, reader }: Pick<Scene, 'period' | 'reader'>): Day =>
  earlierDay(period.last, reader.today)

export function ruleOf(scene: Pick<Scene, 'period' | 'reader' | 'rows'>): RuleData | null {
  const on = lookedAtOn(scene)
  const version = scene.rows.rules.find(({ from, until }) => (from ?? '') <= on && (until === null || on < until))
  return version ?? null
}

export const codeOf = (scene: Scene, measureId: string): string => scene.catalogue.measureCodes.get(measureId) ?? ''

const nameOf = (key: FigureKey): string =>
  `${key.unitId}|${key.class ?? ''}|${key.aspect}|${key.period.id}|${key.period.first}|${key.period.last}`

/** The figure, worked out once until an entry behind it changes. */
export const keptFigure = (ledger: Ledger, key: FigureKey): Figure =>
  remember(ledger, [key.measure], `figure|${nameOf(key)}`, () => figureAt(ledger, key))

export const shown = (catalogue: Catalogue, ledger: Ledger, figure: Figure): PrintedFigure =>
  remember(ledger, [figure.key.measure], `shown|${nameOf(figure.key)}`, () => present(catalogue, figure))

const behind = new WeakMap<Figure, readonly Entry[]>()

export function entriesOf(figure: Figure): readonly Entry[] {
  let entries = behind.get(figure)
  if (!entries) {
    entries = entriesBehind(figure)
    behind.set(figure, entries)
  }
  return entries
}

export const placeOf = (key: FigureKey): string =>
  [key.unitId, key.measure, key.class ?? '', key.period.first, key.period.last].join('|')
