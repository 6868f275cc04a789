import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Reader } from '../../../accounts/access.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import type { Figure } from '../../../figures/figure.ts'
import { versionOn } from '../../../figures/measure.ts'
import { plainPrint } from '../../../figures/print.ts'
import { type Catalogue, present } from '../../../figures/server/public.ts'
import type { ChangedNumber } from '../../contract/edition.ts'
import type { Manifest } from '../../contract.ts'
import { differenceText, type Moved, movedFrom, printedMoved } from '../../document/correction.ts'
import { ledgersFor } from './ledgers.ts'

type Listed = Manifest['numbers'][number]
type Place = Pick<Listed, 'unit' | 'measure' | 'class' | 'aspect' | 'period'>
type Changed = Omit<ChangedNumber, 'reasons'> & { readonly entries: readonly string[] }

interface Kept {
  readonly unitId: string
  readonly lastDay: string
  readonly manifest: Manifest
}

/**
 * Numbers of a kept document whose figure is another one now; the bytes stay as they were. Numbers of units that the reader may
 * not open are left out.
 */
export async function changesSince(
  tx: Transaction,
  catalogue: Catalogue,
  reader: Reader,
  { unitId, lastDay, manifest }: Kept,
): Promise<readonly Changed[]> {
  const { numbers } = manifest
  const places: readonly Place[] = [
    ...numbers,
    ...numbers.flatMap((number) => (number.against ? [number.against.address] : [])),
  ]
  const figureAtPlace = await ledgersFor(tx, catalogue, reader, { home: unitId, on: lastDay, places })
  return numbers.flatMap((number) => {
    const figure = figureAtPlace(number)
    const against = number.against ? figureAtPlace(number.against.address) : undefined
    if (!figure) return []
    const now = present(catalogue, figure)
    const moved = movedOf(number, figure, against)
    const printing = printingOf(catalogue, figure)
    const than = against && present(catalogue, against)
    if (isSame(number, now) && (!than || than.exact === number.against?.exact)) return []
    return [
      {
        number: number.number,
        address: now.address,
        printedThen: number.printed,
        printedNow: printedNow(number, now, than, moved && printedMoved(moved, printing)),
        figure: now,
        difference: moved && differenceText(moved, printing),
        entries: number.entries,
      },
    ]
  })
}

const isSame = (then: Listed, now: PrintedFigure): boolean =>
  now.exact === then.exact && now.high === then.high && now.word === then.word && now.isEstimate === then.isEstimate

/** A number that was worked out is told with the two figures it now comes from. */
function printedNow(then: Listed, now: PrintedFigure, than: PrintedFigure | undefined, anew: Text | null): Text {
  if (then.worked === undefined || !than) return now.printed
  const number = anew ? { vi: `${anew.vi}, `, en: `${anew.en}, ` } : { vi: '', en: '' }
  return {
    vi: `${number.vi}tính từ ${now.printed.vi} và ${than.printed.vi}`,
    en: `${number.en}from ${now.printed.en} and ${than.printed.en}`,
  }
}

/** How the measure of a figure is printed. */
function printingOf(catalogue: Catalogue, { key }: Figure) {
  const versions = catalogue.measures.get(key.measure) ?? []
  const measure = versionOn(versions, key.period.last) ?? versions[0]
  return { rule: measure?.print ?? plainPrint, measuredIn: measure?.measuredIn ?? { vi: '', en: '' } }
}

/** The number then and now; null where one of the two is no plain number. */
function movedOf(then: Listed, { quantity }: Figure, against: Figure | undefined): Moved | null {
  if (then.word === 'range' || !quantity || quantity.word !== then.word) return null
  return movedFrom(
    { exact: then.exact, against: then.against?.exact ?? null, worked: then.worked ?? null },
    { value: quantity.low, against: against?.quantity?.low ?? null },
  )
}

/** Reasons given since for other values in the place of entries, by the entry that stood behind the number. */
export async function reasonsOf(tx: Transaction, changed: readonly Changed[]): Promise<readonly ChangedNumber[]> {
  const entries = [...new Set(changed.flatMap((change) => change.entries))]
  const rows =
    entries.length === 0
      ? []
      : await tx.query<{ first: string; reason: string }>(sql`
          with recursive later as (
            select id as first, id, null::text as reason from entry where id = any (${entries}::uuid[])
            union all
            select l.first, e.id, e.reason from later l join entry e on e.supersedes = l.id
          )
          select distinct first, reason from later where reason is not null order by reason`)
  const given = new Map<string, string[]>()
  for (const row of rows) given.set(row.first, [...(given.get(row.first) ?? []), row.reason])
  return changed.map(({ entries: behind, ...change }) => ({
    ...change,
    reasons: [...new Set(behind.flatMap((entry) => given.get(entry) ?? []))],
  }))
}
