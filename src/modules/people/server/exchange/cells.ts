import { foldForSearch } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { canRead, covers, type Reader } from '../../../accounts/access.ts'
import { endOfUnit, type Forest, holdsOn, nameOn, partiesUnder } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { ImportCell } from '../../row/row.ts'

const mostOffered = 3

/** Codes of units in files of other systems. */
async function outsideCodes(tx: Transaction): Promise<ReadonlyMap<string, UnitId>> {
  const rows = await tx.query<{ value: string; unit_id: string }>(
    sql`select value, unit_id from external_id where unit_id is not null`,
  )
  return new Map(rows.map((row) => [row.value, row.unit_id]))
}

/** Finds cells by code for one import; what the caller may not open is as if it were not there. */
export async function cellFinder(
  tx: Transaction,
  { forest, reader, unitId }: { readonly forest: Forest; readonly reader: Reader; readonly unitId: UnitId },
) {
  const outside = await outsideCodes(tx)
  const under = partiesUnder(forest, unitId, reader.today)
  const known = new Map<string, ImportCell | readonly string[]>()
  const cellAt = (id: UnitId, code: string): ImportCell => {
    const spans = forest.spans.get(id) ?? []
    const span = spans.find((item) => holdsOn(item, reader.today)) ?? spans.at(-1)
    const end = endOfUnit(forest, id)
    return {
      id,
      code,
      from: span?.from ?? reader.today,
      until: span?.until ?? reader.today,
      isParent: (forest.childEdges.get(id) ?? []).some((edge) => holdsOn(edge, reader.today)),
      isWritable: covers(forest, reader, ['clerk'], id, reader.today),
      isUnderUnit: under.has(id),
      endsOn: end && end.heirId === null && end.on > reader.today ? end.on : null,
    }
  }
  const find = (given: string): ImportCell | readonly string[] => {
    const unit = forest.byCode.get(given.trim().toLowerCase()) ?? forest.units.get(outside.get(given.trim()) ?? '')
    if (unit?.kind === 'party_organisation' && canRead(forest, reader, unit.id, reader.today))
      return cellAt(unit.id, unit.code)
    return near(forest, under, given, reader.today)
  }
  return {
    cellOf: (code: string): ImportCell | readonly string[] => {
      let cell = known.get(code)
      if (!cell) {
        cell = find(code)
        known.set(code, cell)
      }
      return cell
    },
    /** The unit of the import, if it is a cell itself. */
    homeCell: (): ImportCell | null => {
      const unit = forest.units.get(unitId)
      const cell = unit && cellAt(unit.id, unit.code)
      return cell && !cell.isParent ? cell : null
    },
  }
}

/** Codes and names under the unit that look most like what was written. */
function near(forest: Forest, under: ReadonlySet<UnitId>, given: string, today: string): readonly string[] {
  const wanted = pairsOf(given)
  return [...under]
    .map((id) => {
      const [code, name] = [forest.units.get(id)?.code ?? '', nameOn(forest, id, today).vi]
      return { code, name, likeness: Math.max(likeness(wanted, pairsOf(code)), likeness(wanted, pairsOf(name))) }
    })
    .filter((item) => item.likeness > 0.35)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, mostOffered)
    .map((item) => `${item.code} (${item.name})`)
}

function pairsOf(text: string): ReadonlySet<string> {
  const folded = foldForSearch(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => folded.slice(at, at + 2)))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size)
}
