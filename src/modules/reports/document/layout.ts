import type { Day } from '../../../platform/domain/day.ts'
import { type Regulations, ruleOn } from '../../regulations/regulation.ts'
import { type Layout, usualLayout } from '../report.ts'

/** The layout that held on a day (`documents.layout`); the usual one where none is recorded. */
export function layoutOn(rules: Regulations, on: Day): Layout {
  const rule = ruleOn(rules, 'documents.layout', on)
  if (!rule) return usualLayout
  const { margins, font, sizes } = rule.value
  const [top = 0, bottom = 0, left = 0, right = 0] = margins
  const [title = 0, issuer = 0, symbol = 0, kind = 0, summary = 0, body = 0, heading = 0, recipients = 0, table = 0] =
    sizes
  return {
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
    font,
    sizes: { title, issuer, symbol, kind, summary, body, heading, recipients, table },
  }
}

/**
 * What follows the number in a symbol, as far as it is known: `-BC/QU`, `-BC`; null where the document bears no letters.
 * @param committee the body that heads the paper: `Quận ủy Bình Thủy`, in any case of letters
 * @param last the letters that the unit's last issued document bore, which stand before the table (`documents.agencies`)
 */
export function symbolEnd(
  rules: Regulations,
  on: Day,
  {
    symbolType,
    committee,
    last,
  }: { readonly symbolType: string; readonly committee: string; readonly last: string | null },
): string | null {
  if (symbolType === '') return null
  const small = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi')
  const listed = ruleOn(rules, 'documents.agencies', on)?.value.agencies.find((agency) =>
    small(committee).startsWith(small(agency.committee)),
  )
  const letters = last ?? listed?.letters
  return letters === undefined ? `-${symbolType}` : `-${symbolType}/${letters}`
}
