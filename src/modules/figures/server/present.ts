import { periodText } from '../../../platform/domain/period-text.ts'
import { toUnitRef } from '../../org/server/public.ts'
import type { Address, PrintedFigure } from '../contract.ts'
import { type Absence, coverageOf, entriesBehind, type Figure, type FigureKey } from '../figure.ts'
import { versionOn } from '../measure.ts'
import { asPrinted, exactText, plainPrint, printQuantity } from '../print.ts'
import type { Catalogue } from './catalogue.ts'

export const absenceTexts: Record<Absence, { vi: string; en: string }> = {
  missing: { vi: 'chưa có số liệu', en: 'no figure yet' },
  not_applicable: { vi: 'không áp dụng', en: 'not applicable' },
  undefined: { vi: 'không xác định (chia cho 0)', en: 'undefined (division by zero)' },
  not_comparable: { vi: 'không so sánh được', en: 'not comparable' },
  no_measure: { vi: 'chỉ số chưa có trong kỳ này', en: 'no such measure in this period' },
}

export function addressOf(catalogue: Catalogue, key: FigureKey): Address {
  const unit = catalogue.forest.units.get(key.unitId)
  return {
    unit: unit?.code ?? key.unitId,
    measure: key.measure,
    class: key.class,
    aspect: key.aspect,
    period: key.period.id,
  }
}

const cutOffs = new WeakMap<Figure, string | null>()

/** The first cut-off day among the entries behind a figure; found once, since a sum may stand on thousands. */
function cutOffBehind(figure: Figure): string | null {
  if (figure.via.kind === 'entry') return figure.via.entry.cutOffOn
  const known = cutOffs.get(figure)
  if (known !== undefined) return known
  const found = entriesBehind(figure).find((entry) => entry.cutOffOn !== null)?.cutOffOn ?? null
  cutOffs.set(figure, found)
  return found
}

/** A figure drawn for people and programs: printed by the measure's print rule in both languages. */
export function present(catalogue: Catalogue, figure: Figure): PrintedFigure {
  const { key } = figure
  const versions = catalogue.measures.get(key.measure) ?? []
  const measure = versionOn(versions, key.period.last) ?? versions[0]
  const rule = measure?.print ?? plainPrint
  const value = figure.quantity
  const printed = value && asPrinted(value, rule)
  const measuredIn = measure?.measuredIn ?? { vi: '', en: '' }
  const text = (language: 'vi' | 'en', withUnit: boolean): string =>
    value
      ? printQuantity(value, rule, language, withUnit ? measuredIn : undefined)
      : figure.absence === null
        ? (figure.result ?? '—')
        : '—'
  const set =
    measure?.classSet === null || measure === undefined ? undefined : catalogue.classSets.get(measure.classSet)
  const className = set?.classes.find((item) => item.code === key.class)
  return {
    address: addressOf(catalogue, key),
    unit: toUnitRef(catalogue.forest, key.unitId, key.period.last),
    measure: {
      code: key.measure,
      name: { vi: measure?.vi ?? key.measure, en: measure?.en ?? key.measure },
      measuredIn,
      kind: measure?.kind ?? 'entered',
    },
    className: className ? { vi: className.vi, en: className.en } : null,
    periodText: periodText(key.period),
    printed: { vi: text('vi', true), en: text('en', true) },
    printedNumber: { vi: text('vi', false), en: text('en', false) },
    value: printed ? exactText(printed.low) : null,
    high: printed ? exactText(printed.high) : null,
    exact: value ? exactText(value.low) : null,
    word: printed?.word ?? null,
    isEstimate: value?.isEstimate ?? false,
    isOfMost: figure.isOfMost,
    absence: figure.absence === null ? null : { code: figure.absence, text: absenceTexts[figure.absence] },
    origin: figure.origin,
    isPartial: figure.isPartial,
    coverage: coverageOf(figure),
    periods: figure.periods,
    cutOffOn: cutOffBehind(figure),
  }
}
