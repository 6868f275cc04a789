import { nameOn } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import type { LineageStep, Record } from '../contract.ts'
import { coverageOf, type Figure, type Ledger, stepsBelow } from '../figure.ts'
import { type Term, writeOut } from '../formula.ts'
import { printQuantity } from '../print.ts'
import { breakdownOf } from '../roll-up.ts'
import type { Catalogue } from './catalogue.ts'
import type { CountedRecord } from './measure-source.ts'
import { present } from './present.ts'

const shownParts = 100
/** A roll-up of more leaves than this is told one step at a time: each part opens on its own page. */
const mostLeaves = 300

export interface LineageView {
  readonly catalogue: Catalogue
  readonly ledger: Ledger
  readonly records: ReadonlyMap<string, Record>
  /** Records behind counts, where they were asked for. */
  readonly behind: ReadonlyMap<Figure, readonly CountedRecord[]>
  /** Parts outside the reader's scope appear as their number, without their values. */
  isOpen(unitId: UnitId, on: string): boolean
}

/** The lineage of a figure as a tree of steps, down to records and sources. */
export function lineageOf(
  view: LineageView,
  figure: Figure,
  note: { vi: string; en: string } | null = null,
  isTold = true,
): LineageStep {
  const below =
    figure.via.kind === 'formula' || figure.via.kind === 'succession'
      ? notedParts(view, figure)
      : stepsBelow(figure).map((part) => ({ part, note: null }))
  const open = below.filter(({ part }) => isShown(view, figure, part))
  const shown = isTold ? open.slice(0, shownParts) : []
  const isDeep = figure.leaves.length <= mostLeaves || figure.via.kind === 'formula'
  return {
    kind: figure.via.kind,
    figure: present(view.catalogue, figure),
    formula: formulaTexts(view, figure),
    note: note ?? countedNote(figure, view.behind.get(figure)),
    parts: shown.map(({ part, note: own }) => lineageOf(view, part, own, isDeep)),
    hidden: below.length - open.length,
    more: open.length - shown.length,
    record: figure.via.kind === 'entry' ? (view.records.get(figure.via.entry.id) ?? null) : null,
    breakdown: isTold ? breakdown(view, figure) : null,
  }
}

/** Names of the records a count was made from, as far as the reader may see them. */
function countedNote(figure: Figure, records: readonly CountedRecord[] | undefined): { vi: string; en: string } | null {
  if (figure.via.kind !== 'counted' || records === undefined) return null
  const list = (language: 'vi' | 'en'): string =>
    records
      .slice(0, shownParts)
      .map(({ name }) => name[language])
      .join('; ') + (records.length > shownParts ? '; …' : '')
  if (records.length > 0) return { vi: `đếm từ: ${list('vi')}`, en: `counted from: ${list('en')}` }
  return figure.quantity?.low.isZero()
    ? { vi: 'chưa có hồ sơ nào trong kỳ', en: 'no record in the period' }
    : { vi: 'hồ sơ bạn không được mở', en: 'records you may not open' }
}

const mostNamed = 12

/**
 * The counts of a lineage whose records are told by name: the figure itself, or the few parts of it that are open. A count
 * of many units is opened unit by unit.
 */
export function countsToName(view: Omit<LineageView, 'behind' | 'records'>, figure: Figure): readonly Figure[] {
  if (figure.via.kind === 'counted') return [figure]
  const found: Figure[] = []
  const visit = (at: Figure): void => {
    if (found.length > mostNamed) return
    if (at.via.kind === 'counted') found.push(at)
    for (const part of stepsBelow(at)) if (isShown(view, at, part)) visit(part)
  }
  visit(figure)
  return found.length > mostNamed ? [] : found
}

/** A part of the same unit is as open as the figure itself. */
const isShown = (view: Pick<LineageView, 'isOpen'>, figure: Figure, part: Figure): boolean =>
  part.key.unitId === figure.key.unitId || view.isOpen(part.key.unitId, part.key.period.last)

const aspectNames = {
  actual: { vi: 'kết quả', en: 'result' },
  assigned: { vi: 'kế hoạch cấp trên giao', en: 'plan given by the superior' },
  own: { vi: 'kế hoạch của cấp ủy', en: 'own plan' },
} as const

function termNote(term: Term): { vi: string; en: string } {
  const period = termPeriodNames[term.period]
  if (term.aspect === 'actual') return period
  const aspect = aspectNames[term.aspect]
  return { vi: `${aspect.vi} · ${period.vi}`, en: `${aspect.en} · ${period.en}` }
}

const termPeriodNames = {
  same: { vi: 'cùng kỳ báo cáo', en: 'same period' },
  year_to_date: { vi: 'lũy kế từ đầu năm', en: 'year to date' },
  cumulative: { vi: 'lũy kế đến thời điểm chốt', en: 'cumulative to the cut-off' },
  year: { vi: 'cả năm', en: 'the whole year' },
  previous: { vi: 'kỳ trước', en: 'previous period' },
  same_last_year: { vi: 'cùng kỳ năm trước', en: 'same period last year' },
  last_day: { vi: 'ngày cuối kỳ', en: 'its last day' },
} as const

function notedParts(
  view: LineageView,
  figure: Figure,
): readonly { part: Figure; note: { vi: string; en: string } | null }[] {
  if (figure.via.kind === 'formula')
    return figure.via.terms.map(({ term, figure: part }) => ({ part, note: termNote(term) }))
  if (figure.via.kind !== 'succession') return []
  return figure.via.parts.map(({ figure: part, share }) => {
    const name = nameOn(view.catalogue.forest, part.key.unitId, part.key.period.last)
    return {
      part,
      note:
        share === '1' || share === null
          ? { vi: name.vi, en: name.en }
          : { vi: `${name.vi} × ${share.replace('.', ',')}`, en: `${name.en} × ${share}` },
    }
  })
}

/** A ratio uses only the units that have every term. */
function alignedNote(figure: Figure, language: 'vi' | 'en'): string {
  if (figure.via.kind !== 'formula' || !figure.via.isAligned) return ''
  const { have, expected } = coverageOf(figure)
  return language === 'vi'
    ? ` (chỉ tính ${have}/${expected} đơn vị có đủ các số)`
    : ` (only the ${have} of ${expected} units that have every term)`
}

function formulaTexts(view: LineageView, figure: Figure): LineageStep['formula'] {
  if (figure.via.kind !== 'formula') return null
  const { expression, terms } = figure.via
  const figureOf = new Map(terms.map(({ term, figure: part }) => [term, part]))
  const shown = present(view.catalogue, figure)
  const write = (language: 'vi' | 'en', isValue: boolean): string =>
    writeOut(expression, language, (term) => {
      const part = figureOf.get(term)
      const printed = part && present(view.catalogue, part)
      return (
        (isValue
          ? printed?.printedNumber[language]
          : term.aspect === 'actual'
            ? printed?.measure.name[language]
            : printed && `${aspectNames[term.aspect][language]}: ${printed.measure.name[language]}`) ?? term.measure
      )
    })
  const result = (language: 'vi' | 'en'): string => {
    if (!figure.quantity) return ''
    const exact = figure.quantity.low
    const exactShown =
      exact.decimalPlaces() > 6
        ? `${printQuantity({ ...figure.quantity, word: 'exact', isEstimate: false, low: exact, high: exact }, { decimals: 4, rounding: 'down', saysCut: false, scale: 'none' }, language)}…`
        : null
    const equals =
      exactShown === null ? ` = ${shown.printed[language]}` : ` = ${exactShown} → ${shown.printed[language]}`
    return equals + alignedNote(figure, language)
  }
  return {
    names: { vi: write('vi', false), en: write('en', false) },
    values: { vi: write('vi', true) + result('vi'), en: write('en', true) + result('en') },
  }
}

function breakdown(view: LineageView, figure: Figure): LineageStep['breakdown'] {
  const found = breakdownOf(view.ledger, figure)
  if (!found) return null
  const known = found.parts.filter((part) => part.quantity)
  const open = known.filter((part) => isShown(view, figure, part))
  const shown = present(view.catalogue, figure)
  const measure = view.ledger.measureOn(figure.key.measure, figure.key.period.last)
  const { remainder } = found
  const isTold = open.length === known.length && remainder !== null && measure !== undefined
  const have = found.parts.reduce((count, part) => count + part.leaves.filter((leaf) => leaf.has).length, 0)
  const expected = found.parts.reduce((count, part) => count + part.leaves.length, 0)
  return {
    parts: open.slice(0, shownParts).map((part) => lineageOf(view, part)),
    hidden: known.length - open.length,
    more: Math.max(0, open.length - shownParts),
    remainder: isTold
      ? {
          vi: printQuantity(remainder, measure.print, 'vi', shown.measure.measuredIn),
          en: printQuantity(remainder, measure.print, 'en', shown.measure.measuredIn),
        }
      : null,
    coverage: { have, expected },
  }
}
