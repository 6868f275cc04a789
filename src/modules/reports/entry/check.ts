import type { Refusal } from '../../../platform/domain/refusal.ts'
import type { Language } from '../../../platform/domain/text.ts'
import type { Checks } from '../../consistency/contract.ts'
import type { RuleFinding } from '../../consistency/rule/values.ts'
import { checkTyped, type TypedCell } from '../../consistency/typed.ts'
import { type PrintRule, printQuantity } from '../../figures/print.ts'
import type { Quantity } from '../../figures/quantity.ts'
import { readValue } from '../../figures/read-value.ts'
import type { GridCell } from '../contract/submission.ts'

/** A cell as far as reading what is typed into it goes. */
export type CellToRead = Pick<GridCell, 'measure' | 'rule'>

export type Read =
  | { readonly is: 'empty' }
  | { readonly is: 'not_applicable' }
  | { readonly is: 'result' }
  | { readonly is: 'quantity'; readonly quantity: Quantity }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/** The longest text the server takes. */
const longest = 200

const notApplicable = /^(không áp dụng|not applicable|n\/a|x)$/i
export const notApplicableText = { vi: 'không áp dụng', en: 'not applicable' }

const refused = (code: string, vi: string, en: string): Read => ({
  is: 'refused',
  refusal: { code, text: { vi, en }, field: 'value' },
})

/** Reads what was typed into a cell, by the same rule as the server. */
export function readCell({ measure, rule }: CellToRead, typed: string): Read {
  const text = typed.normalize('NFC').trim()
  if (text === '') return { is: 'empty' }
  if (notApplicable.test(text)) return { is: 'not_applicable' }
  if (text.length > longest)
    return refused(
      'too-long',
      `Nội dung dài ${text.length} ký tự, nhiều nhất ${longest}.`,
      `The text has ${text.length} characters, at most ${longest} are taken.`,
    )
  if (text.startsWith('='))
    return refused(
      'formula',
      'Đây là công thức, không phải số. Hãy dán giá trị của ô.',
      'This is a formula, not a number. Paste the value of the cell.',
    )
  if (rule.result === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    return refused('not-a-day', `“${text}” không phải là ngày.`, `“${text}” is not a day.`)
  if (rule.result !== 'quantity') return { is: 'result' }
  const read = readValue({ ...rule, measuredIn: measure.measuredIn }, { value: text, isEstimate: false })
  return read.ok ? { is: 'quantity', quantity: read.value } : { is: 'refused', refusal: read.refusal }
}

/** As many digits as were typed. */
const asTyped: PrintRule = { decimals: 40, rounding: 'half_up', saysCut: false, scale: 'none' }

/** What a cell shows of a typed text: the number as it was understood, or the text itself. */
export function shownText(cell: CellToRead, typed: string, language: Language): string {
  const read = readCell(cell, typed)
  if (read.is === 'not_applicable') return notApplicableText[language]
  return read.is === 'quantity' ? printQuantity(read.quantity, asTyped, language) : typed
}

/** What stands in a cell, as it would be typed again. */
export function retyped(entry: GridCell['entry']): string {
  if (entry === null) return ''
  if (entry.isNotApplicable) return notApplicableText.vi
  return entry.isEstimate ? `ước ${entry.text}` : entry.text
}

const placesOf = (text: string): number => /[.,](\d+)\s*%?$/.exec(text.trim())?.[1]?.length ?? 0

/**
 * Findings about a unit and period with what is typed put over what is saved; they come by the key of the cells they speak
 * of. Needs nothing but what was once brought, so it runs without a network.
 * @param typed texts of cells, by key
 */
export function findingsWhileTyping(
  checks: Checks,
  cells: readonly GridCell[],
  typed: ReadonlyMap<string, string>,
): readonly { readonly finding: RuleFinding; readonly keys: readonly string[] }[] {
  const changed = cells.flatMap((cell): readonly TypedCell[] => {
    const text = typed.get(cell.key)
    if (text === undefined || cell.figure.address.unit !== checks.unit.code) return []
    const read = readCell(cell, text)
    if (read.is === 'refused' || read.is === 'result') return []
    return [
      {
        measure: cell.measure.code,
        class: cell.class,
        aspect: 'actual',
        quantity: read.is === 'quantity' ? read.quantity : null,
        isNotApplicable: read.is === 'not_applicable',
        ...(read.is === 'quantity' ? { places: placesOf(text) } : {}),
      },
    ]
  })
  return checkTyped(checks, changed).found.map((finding) => ({ finding, keys: keysOf(cells, finding.addresses) }))
}

/** The cells a finding speaks of: those of its addresses that stand in the form, for the period itself. */
export const keysOf = (
  cells: readonly GridCell[],
  addresses: readonly GridCell['figure']['address'][],
): readonly string[] =>
  cells
    .filter(({ figure: { address: at } }) =>
      addresses.some(
        (one) =>
          one.unit === at.unit &&
          one.measure === at.measure &&
          one.class === at.class &&
          one.aspect === 'actual' &&
          (one.period === at.period || one.period.endsWith(at.period)),
      ),
    )
    .map((cell) => cell.key)
