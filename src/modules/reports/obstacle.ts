import type { Day } from '../../platform/domain/day.ts'
import type { Text } from '../../platform/domain/text.ts'
import { type ClassSet, type Measure, versionOn } from '../figures/measure.ts'
import type { UnitId } from '../org/unit.ts'
import { monthsOf } from './due.ts'
import { cellKey, type FormLine, type FormVersion, linesOf } from './form.ts'

export const obstacleKinds = [
  'asked-by-another-form',
  'counted-already',
  'wrong-period',
  'wrong-subject',
  'unknown-measure',
  'twice-in-form',
] as const
export type ObstacleKind = (typeof obstacleKinds)[number]

/** A line that stands in the way of publishing a form. */
export interface Obstacle {
  readonly line: FormLine
  readonly kind: ObstacleKind
  readonly message: Text
}

/** What the lines of a form are held against. */
export interface Holdings {
  readonly measures: ReadonlyMap<string, readonly Measure[]>
  readonly classSets: ReadonlyMap<string, ClassSet>
  /** The last day of the first period the form is asked for. */
  readonly on: Day
  readonly asked: ReadonlySet<UnitId>
  /** Has a unit what the measure is held for? */
  hasSubject(measure: Measure, unitId: UnitId): boolean
  isCounted(measure: Measure, unitId: UnitId): boolean
  /** Other published forms that hold in the same days, with the units they are asked of. */
  readonly others: readonly { readonly version: FormVersion; readonly asked: ReadonlySet<UnitId> }[]
}

/**
 * Lines that ask for what is held already, and lines nobody could fill in. Of another form a line is held when it is asked
 * for the same periods, or for shorter ones that the system adds up itself.
 */
export function obstaclesOf(version: FormVersion, holdings: Holdings): readonly Obstacle[] {
  const seen = new Set<string>()
  return linesOf(version).flatMap((line): readonly Obstacle[] => {
    const key = cellKey(line.measure, line.class)
    const isAgain = seen.has(key)
    seen.add(key)
    const found = isAgain
      ? (['twice-in-form', twice] as const)
      : obstacleOf(version, line, versionOn(holdings.measures.get(line.measure) ?? [], holdings.on), holdings)
    return found ? [{ line, kind: found[0], message: found[1] }] : []
  })
}

const twice: Text = {
  vi: 'Biểu đã có dòng này; bỏ bớt một dòng.',
  en: 'The form has this line already; take one out.',
}

function obstacleOf(
  version: FormVersion,
  line: FormLine,
  measure: Measure | undefined,
  holdings: Holdings,
): readonly [ObstacleKind, Text] | undefined {
  if (!measure) {
    return [
      'unknown-measure',
      {
        vi: `Không có chỉ số “${line.measure}” trong kỳ này.`,
        en: `There is no measure “${line.measure}” in this period.`,
      },
    ]
  }
  const classes = measure.classSet === null ? [] : (holdings.classSets.get(measure.classSet)?.classes ?? [])
  if (line.class !== null && !classes.some((item) => item.code === line.class)) {
    return [
      'unknown-measure',
      { vi: `Chỉ số này không có loại “${line.class}”.`, en: `This measure has no class “${line.class}”.` },
    ]
  }
  if (line.class === null && classes.length > 0 && !line.isPrefilled) {
    return [
      'unknown-measure',
      {
        vi: 'Chỉ số này nhập theo từng loại: hãy đưa các loại vào biểu.',
        en: 'This measure is entered by class: put its classes into the form.',
      },
    ]
  }
  if (!measure.periodKinds.includes(version.periodKind)) {
    return [
      'wrong-period',
      {
        vi: `Chỉ số này không lấy theo ${periodNames[version.periodKind].vi}.`,
        en: `This measure is not held by ${periodNames[version.periodKind].en}.`,
      },
    ]
  }
  const askable = [...holdings.asked].filter((unitId) => holdings.hasSubject(measure, unitId))
  if (askable.length === 0) {
    return [
      'wrong-subject',
      {
        vi: 'Chỉ số này không tính cho đơn vị nào phải nộp biểu.',
        en: 'This measure is held for none of the units that are asked.',
      },
    ]
  }
  if (line.isPrefilled) return undefined
  if (measure.kind !== 'entered' || askable.every((unitId) => holdings.isCounted(measure, unitId))) {
    return ['counted-already', measure.kind === 'formula' ? computed : counted]
  }
  const other = holdings.others.find(
    (item) => isAskedBy(item.version, version, line, measure) && askable.some((unitId) => item.asked.has(unitId)),
  )
  return other && ['asked-by-another-form', askedBy(other.version)]
}

/** Does another form ask for the line already, for periods that are or make up this form's? */
export function isAskedBy(
  other: FormVersion,
  version: Pick<FormVersion, 'periodKind'>,
  line: Pick<FormLine, 'measure' | 'class'>,
  measure: Pick<Measure, 'overTime'>,
): boolean {
  const isSame = other.periodKind === version.periodKind
  const isWithin = monthsOf[other.periodKind] < monthsOf[version.periodKind] && measure.overTime !== 'none'
  const key = cellKey(line.measure, line.class)
  return (
    (isSame || isWithin) &&
    linesOf(other).some((item) => !item.isPrefilled && cellKey(item.measure, item.class) === key)
  )
}

const askedBy = (other: FormVersion): Text => ({
  vi: `Biểu “${other.name.vi}” đã hỏi số này; hãy để hệ thống tự điền.`,
  en: `The form “${other.name.en}” asks for this already; let the system fill it in.`,
})
const counted: Text = {
  vi: 'Số này hệ thống đã đếm từ hồ sơ; hãy để hệ thống tự điền.',
  en: 'The system counts this from records; let it fill the line in.',
}
const computed: Text = {
  vi: 'Số này hệ thống tính theo công thức; hãy để hệ thống tự điền.',
  en: 'The system works this out by a formula; let it fill the line in.',
}

export const periodNames: Readonly<Record<FormVersion['periodKind'], Text>> = {
  month: { vi: 'tháng', en: 'month' },
  quarter: { vi: 'quý', en: 'quarter' },
  half: { vi: '6 tháng', en: 'half-year' },
  year: { vi: 'năm', en: 'year' },
}
