import { periodText } from '../../../platform/domain/period-text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, type Reader } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { type Catalogue, catalogueAt, periodOf } from '../../figures/server/public.ts'
import { openBytes } from '../../files/server/public.ts'
import { homePartyOn, partiesAbove } from '../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../org/server/public.ts'
import { changesSince } from './edition/changes.ts'
import { editionAt, loadEditions, type StoredEdition } from './edition/load.ts'
import { followsFor, manifestSeen } from './edition/seen.ts'

async function shown(tx: Transaction, catalogue: Catalogue, reader: Reader, row: StoredEdition) {
  const changed = await changesSince(tx, catalogue, reader, {
    unitId: row.unitId,
    lastDay: row.lastDay,
    manifest: row.manifest,
  })
  const follows = followsFor(catalogue, reader)
  return {
    changed,
    manifest: manifestSeen(row.manifest, follows),
    document: {
      code: row.code,
      unit: toUnitRef(catalogue.forest, row.unitId, row.lastDay),
      name: row.name,
      period: { id: row.period, text: periodText(periodOf(catalogue, row.period)) },
      issuedAt: row.frozenAt,
      issuedBy: row.frozenBy,
      knownAt: row.manifest.knownAt,
      sha256: row.sha256.toString('hex'),
      size: row.size,
      numbers: row.manifest.numbers.length,
      changedNumbers: changed.length,
      unfollowed: row.manifest.numbers.filter((number) => !follows(number)).length,
      state: row.state,
    },
  }
}

export function documentsOf(context: Context, input: { unit: string; side: 'own' | 'above' }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, reader.today),
    )
    const home = homePartyOn(catalogue.forest, unit.id, reader.today) ?? unit.id
    const units = input.side === 'own' ? [home] : partiesAbove(catalogue.forest, home, reader.today).slice(1)
    const rows = await loadEditions(tx, sql`d.unit_id = any (${units}::uuid[])`)
    const documents = []
    for (const row of rows.filter(({ state }) => input.side === 'own' || state !== 'replaced'))
      documents.push((await shown(tx, catalogue, reader, row)).document)
    return { documents }
  })
}

export function documentOf(context: Context, input: { code: string }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const row = await editionAt(tx, input.code)
    const { document, changed, manifest } = await shown(tx, catalogue, reader, row)
    return {
      ...document,
      manifest,
      changedSince: changed.map(({ number, address, printedThen, printedNow, figure }) => ({
        number,
        address,
        printedThen,
        printedNow,
        figure,
      })),
    }
  })
}

export function documentFile(context: Context, input: { code: string }) {
  return read(context.database, context.caller, async (tx) => {
    const row = await editionAt(tx, input.code)
    return openBytes(tx, row.sha256, `${row.code}.docx`)
  })
}
