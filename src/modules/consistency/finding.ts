import { type Decimal, decimal, hundred, zero } from '../../platform/domain/decimal.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { Finding } from '../figures/contract.ts'
import { type Figure, figureAt, type Ledger } from '../figures/figure.ts'
import type { ClassSet, Measure } from '../figures/measure.ts'
import { printNumber, printQuantity } from '../figures/print.ts'
import { overlaps } from '../figures/quantity.ts'
import { breakdownOf, partsOverTime } from '../figures/roll-up.ts'
import { checkLedger, keyOfAddress } from './from-ledger.ts'
import { type RuleFinding, termsOfRule } from './rule/values.ts'
import type { Rule } from './rule.ts'

/** A finding before its answers are looked up. */
export interface Found extends Omit<Finding, 'answer'> {
  /** The digest of the same values in the form in which answers were stored before rules had kinds. */
  readonly formerDigest?: string
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
export function findingsAbout(ledger: Ledger, figure: Figure, rules: readonly Rule[]): readonly Found[] {
  const measure = ledger.measureOn(figure.key.measure, figure.key.period.last)
  if (!measure) return []
  const { unitId, period } = figure.key
  const naming = rules.filter((rule) => isNamedBy(rule, figure))
  return [
    ...classReadings(ledger, figure, measure),
    ...checkLedger(ledger, naming, unitId, period).found.map((found) => foundBy(ledger, figure, found)),
    ...totalAgainstParts(ledger, figure, measure),
    ...longerAgainstShorter(ledger, figure, measure),
  ]
}

const isNamedBy = (rule: Rule, { key }: Figure): boolean =>
  termsOfRule(rule).some(
    (term) => term.measure === key.measure && term.class === key.class && term.aspect === key.aspect,
  )

function foundBy(ledger: Ledger, { key }: Figure, { kind, rule, addresses, ...found }: RuleFinding): Found {
  const isOfBase = kind === 'may_differ_in_base'
  return {
    ...found,
    kind: `${isOfBase ? 'different_bases' : kind}:${rule}`,
    addresses: [...addresses],
    ...(isOfBase
      ? {
          formerDigest: digestOf(
            rule,
            addresses.map((address) => figureAt(ledger, keyOfAddress(address, key.unitId, key.period))),
          ),
        }
      : {}),
  }
}

const addressesOf = (ledger: Ledger, figures: readonly Figure[]): Finding['addresses'] =>
  figures.map(({ key }) => ({
    unit: ledger.forest.units.get(key.unitId)?.code ?? key.unitId,
    measure: key.measure,
    class: key.class,
    aspect: key.aspect,
    period: key.period.id,
  }))

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
      addresses: addressesOf(
        ledger,
        figures.filter((item) => item.quantity),
      ),
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

/** A stated total that differs from a complete roll-up, or is below a partial one of non-negative parts. */
function totalAgainstParts(ledger: Ledger, figure: Figure, measure: Measure): readonly Found[] {
  const found = breakdownOf(ledger, figure)
  if (!found?.sum.quantity || !figure.quantity) return []
  return disagreement(ledger, measure, figure, found.sum, 'total_and_parts', {
    vi: 'Tổng đã công bố khác số cộng từ các đơn vị',
    en: 'The stated total differs from the sum of its units',
  })
}

/** A stated longer period against the sum of its shorter ones. */
function longerAgainstShorter(ledger: Ledger, figure: Figure, measure: Measure): readonly Found[] {
  const sum = partsOverTime(ledger, figure)
  if (!sum?.quantity || !figure.quantity) return []
  return disagreement(ledger, measure, figure, sum, 'period_and_parts', {
    vi: 'Số của cả kỳ khác số cộng từ các kỳ nhỏ',
    en: 'The figure of the whole period differs from the sum of its parts',
  })
}

function disagreement(
  ledger: Ledger,
  measure: Measure,
  stated: Figure,
  sum: Figure,
  kind: string,
  title: Text,
): readonly Found[] {
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
      addresses: addressesOf(ledger, [stated]),
      digest: digestOf(kind, [stated, sum]),
    },
  ]
}
