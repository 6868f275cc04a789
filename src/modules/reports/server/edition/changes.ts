import { decimal } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Reader } from '../../../accounts/access.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import type { Figure } from '../../../figures/figure.ts'
import { versionOn } from '../../../figures/measure.ts'
import { plainPrint, printQuantity } from '../../../figures/print.ts'
import { exactly } from '../../../figures/quantity.ts'
import { type Catalogue, present } from '../../../figures/server/public.ts'
import type { ChangedNumber } from '../../contract/edition.ts'
import type { Manifest } from '../../contract.ts'
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
    const than = against && present(catalogue, against)
    if (isSame(number, now) && (!than || than.exact === number.against?.exact)) return []
    return [
      {
        number: number.number,
        address: now.address,
        printedThen: number.printed,
        printedNow: printedNow(number, now, than),
        figure: now,
        difference: number.worked === undefined ? differenceOf(catalogue, number, figure) : null,
        entries: number.entries,
      },
    ]
  })
}

const isSame = (then: Listed, now: PrintedFigure): boolean =>
  now.exact === then.exact && now.high === then.high && now.word === then.word && now.isEstimate === then.isEstimate

/** A number that was worked out is told by the two figures it now comes from. */
function printedNow(then: Listed, now: PrintedFigure, than: PrintedFigure | undefined): Text {
  if (then.worked === undefined || !than) return now.printed
  return {
    vi: `tính từ ${now.printed.vi} và ${than.printed.vi}`,
    en: `from ${now.printed.en} and ${than.printed.en}`,
  }
}

/** `tăng 2 người`; null where one of the two is no plain number, or they print alike. */
function differenceOf(catalogue: Catalogue, then: Listed, figure: Figure): Text | null {
  const now = figure.quantity
  if (then.exact === null || then.word === 'range' || !now || now.word === 'range') return null
  const difference = now.low.minus(decimal(then.exact))
  if (difference.isZero()) return null
  const versions = catalogue.measures.get(figure.key.measure) ?? []
  const measure = versionOn(versions, figure.key.period.last) ?? versions[0]
  const { vi, en } = measure?.print?.noun ?? measure?.measuredIn ?? { vi: '', en: '' }
  const points = /^[%‰]/.test(vi)
  const measuredIn = points ? { vi: `điểm ${vi}`, en: 'percentage points' } : { vi, en }
  const rule = { ...(measure?.print ?? plainPrint), rounding: 'half_up', saysCut: false } as const
  const by = (language: 'vi' | 'en'): string =>
    printQuantity(exactly(difference.abs()), rule, language, measuredIn).trimEnd()
  return difference.isPositive()
    ? { vi: `tăng ${by('vi')}`, en: `${by('en')} more` }
    : { vi: `giảm ${by('vi')}`, en: `${by('en')} less` }
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
