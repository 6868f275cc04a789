import { type Decimal, decimal, hundred, zero } from '../../platform/domain/decimal.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { Finding } from '../figures/contract.ts'
import { type Figure, figureAt, type Ledger } from '../figures/figure.ts'
import type { ClassSet, Measure } from '../figures/measure.ts'
import { plainPrint, printNumber, printQuantity } from '../figures/print.ts'
import { overlaps } from '../figures/quantity.ts'
import { breakdownOf, partsOverTime } from '../figures/roll-up.ts'

/** A finding before its addresses are written out and its answers looked up. */
export interface Found extends Omit<Finding, 'addresses' | 'answer'> {
  readonly figures: readonly Figure[]
}

export interface BaseRule {
  readonly code: string
  readonly figures: readonly [{ measure: string; class: string | null }, { measure: string; class: string | null }]
  readonly vi: string
  readonly en: string
}

/** The exact values a finding speaks of; an answer is tied to them and lapses when they change. */
export const digestOf = (kind: string, figures: readonly Figure[]): string =>
  [
    kind,
    ...figures.map((figure) =>
      [
        figure.key.unitId,
        figure.key.measure,
        figure.key.class ?? '',
        figure.key.aspect,
        figure.key.period.id,
        figure.quantity
          ? `${figure.quantity.word}:${figure.quantity.low.toFixed()}:${figure.quantity.high.toFixed()}`
          : '-',
      ].join('~'),
    ),
  ].join('|')

/** All findings about a figure, computed at read from rules and values. */
export function findingsAbout(ledger: Ledger, figure: Figure, rules: readonly BaseRule[]): readonly Found[] {
  const measure = ledger.measureOn(figure.key.measure, figure.key.period.last)
  if (!measure) return []
  return [
    ...classReadings(ledger, figure, measure),
    ...rules.flatMap((rule) => differentBases(ledger, figure, rule)),
    ...totalAgainstParts(ledger, figure, measure),
    ...longerAgainstShorter(ledger, figure, measure),
  ]
}

const percent = (value: Decimal, language: 'vi' | 'en'): string => `${printNumber(value, language)}%`
const both = (write: (language: 'vi' | 'en') => string): Text => ({ vi: write('vi'), en: write('en') })

/**
 * Shares of a class set whose nesting the source does not declare: the readings under which they make 100 %.
 * Rounding is allowed for: half a unit of the last printed place for each share.
 */
function classReadings(ledger: Ledger, figure: Figure, measure: Measure): readonly Found[] {
  const set = measure.classSet === null ? undefined : ledger.classSet(measure.classSet)
  if (set?.reading !== 'undeclared' || measure.measuredIn.vi !== '%' || figure.key.class === null) return []
  const figures = set.classes.map((item) => figureAt(ledger, { ...figure.key, class: item.code }))
  const known = set.classes.flatMap((item, index) => {
    const value = figures[index]?.quantity
    return value?.word === 'exact' ? [{ ...item, value: value.low }] : []
  })
  if (known.length < 2) return []
  const tolerance = known.reduce(
    (sum, item) => sum.plus(decimal('0.5').times(decimal(10).pow(-item.value.decimalPlaces()))),
    zero,
  )
  const holds = (total: Decimal): boolean => total.minus(hundred).abs().lte(tolerance)
  const disjoint = known.reduce((sum, item) => sum.plus(item.value), zero)
  const readings: Found['readings'] = [
    {
      name: { vi: 'Các loại tách rời', en: 'Classes apart' },
      printed: both((l) => percent(disjoint, l)),
      holds: holds(disjoint),
      note: sumNote(known),
    },
    ...nestedReadings(known, holds),
  ]
  if (readings[0]?.holds) return []
  const way = readings.find((reading) => reading.holds)
  return [
    {
      kind: 'class_set_undeclared',
      severity: way ? 'question' : 'contradiction',
      title: both((l) =>
        l === 'vi'
          ? `Các tỷ lệ xếp loại cộng thành ${percent(disjoint, l)}`
          : `The shares add up to ${percent(disjoint, l)}`,
      ),
      text: {
        vi: way
          ? `Nguồn không ghi rõ các loại có lồng nhau không. Chỉ đúng nếu: ${way.name.vi.toLowerCase()}. Cần xác nhận cách tính trước khi ban hành.`
          : 'Không cách đọc nào cho tổng bằng 100%.',
        en: way
          ? `The source does not say whether the classes are nested. They agree only as: ${way.name.en.toLowerCase()}. Confirm the way of counting before issuing.`
          : 'No reading makes them 100 %.',
      },
      readings,
      figures: figures.filter((item) => item.quantity),
      digest: digestOf('class_set_undeclared', figures),
    },
  ]
}

const sumNote = (known: readonly { value: Decimal }[]): Text =>
  both((l) => known.map((item) => printNumber(item.value, l)).join(' + '))

function nestedReadings(
  known: readonly (ClassSet['classes'][number] & { value: Decimal })[],
  holds: (total: Decimal) => boolean,
): Found['readings'] {
  const readings: Found['readings'] = []
  for (let depth = 1; depth < known.length; depth++) {
    const [inner, outer] = [known[depth - 1], known[depth]]
    if (!inner || !outer || outer.value.lt(inner.value)) break
    const rest = known.slice(depth)
    const total = rest.reduce((sum, item) => sum.plus(item.value), zero)
    const left = hundred.minus(total)
    const within = { vi: `“${outer.vi}” đã gồm “${inner.vi}”`, en: `“${outer.en}” includes “${inner.en}”` }
    readings.push({
      name: within,
      printed: both((l) => percent(total, l)),
      holds: holds(total),
      note:
        holds(total) || left.lt(0)
          ? sumNote(rest)
          : both((l) =>
              l === 'vi'
                ? `${sumNote(rest).vi}; còn ${percent(left, l)} không được in`
                : `${sumNote(rest).en}; ${percent(left, l)} not printed`,
            ),
    })
    if (!holds(total) && left.gt(0)) {
      readings.push({
        name: {
          vi: `${within.vi}, và có một mức nữa không được in (${percent(left, 'vi')})`,
          en: `${within.en}, with one more level that is not printed (${percent(left, 'en')})`,
        },
        printed: both((l) => (l === 'vi' ? '100,00%' : '100.00%')),
        holds: true,
        note: both((l) => `${sumNote(rest)[l]} + ${printNumber(left, l)}`),
      })
    }
  }
  return readings
}

/** Two figures that agree only when they count different things. */
function differentBases(ledger: Ledger, figure: Figure, rule: BaseRule): readonly Found[] {
  const isNamed = rule.figures.some((item) => item.measure === figure.key.measure && item.class === figure.key.class)
  if (!isNamed) return []
  const [a, b] = rule.figures.map((item) =>
    figureAt(ledger, { ...figure.key, measure: item.measure, class: item.class }),
  )
  if (!a?.quantity || !b?.quantity) return []
  const values = both((l) =>
    [a, b]
      .map((item) =>
        item.quantity
          ? printQuantity(
              item.quantity,
              plainPrint,
              l,
              ledger.measureOn(item.key.measure, item.key.period.last)?.measuredIn,
            )
          : '',
      )
      .join(' · '),
  )
  return [
    {
      kind: `different_bases:${rule.code}`,
      severity: 'question',
      title: both((l) =>
        l === 'vi'
          ? `Hai số liệu có thể đếm hai thứ khác nhau: ${values.vi}`
          : `Two figures may count different things: ${values.en}`,
      ),
      text: { vi: rule.vi, en: rule.en },
      readings: [
        { name: { vi: 'Cùng một cơ sở đếm', en: 'The same base' }, printed: values, holds: false, note: null },
        {
          name: { vi: 'Hai cơ sở đếm khác nhau', en: 'Two different bases' },
          printed: values,
          holds: true,
          note: null,
        },
      ],
      figures: [a, b],
      digest: digestOf(rule.code, [a, b]),
    },
  ]
}

/** A stated total that differs from a complete roll-up, or is below a partial one of non-negative parts. */
function totalAgainstParts(ledger: Ledger, figure: Figure, measure: Measure): readonly Found[] {
  const found = breakdownOf(ledger, figure)
  if (!found?.sum.quantity || !figure.quantity) return []
  return disagreement(measure, figure, found.sum, 'total_and_parts', {
    vi: 'Tổng đã công bố khác số cộng từ các đơn vị',
    en: 'The stated total differs from the sum of its units',
  })
}

/** A stated longer period against the sum of its shorter ones. */
function longerAgainstShorter(ledger: Ledger, figure: Figure, measure: Measure): readonly Found[] {
  const sum = partsOverTime(ledger, figure)
  if (!sum?.quantity || !figure.quantity) return []
  return disagreement(measure, figure, sum, 'period_and_parts', {
    vi: 'Số của cả kỳ khác số cộng từ các kỳ nhỏ',
    en: 'The figure of the whole period differs from the sum of its parts',
  })
}

function disagreement(measure: Measure, stated: Figure, sum: Figure, kind: string, title: Text): readonly Found[] {
  if (!stated.quantity || !sum.quantity) return []
  // A partial sum of parts that are not negative is a lower bound; of any other a partial sum says nothing.
  if ((sum.isPartial && !measure.isNonNegative) || overlaps(stated.quantity, sum.quantity)) return []
  const print = (figure: Figure): Text =>
    both((l) => (figure.quantity ? printQuantity(figure.quantity, measure.print, l, measure.measuredIn) : '—'))
  return [
    {
      kind,
      severity: 'contradiction',
      title,
      text: both((l) =>
        l === 'vi'
          ? `Công bố ${print(stated).vi}, cộng được ${print(sum).vi}.`
          : `Stated ${print(stated).en}; the parts make ${print(sum).en}.`,
      ),
      readings: [],
      figures: [stated],
      digest: digestOf(kind, [stated, sum]),
    },
  ]
}
