import type { Text } from '../../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, homeOf, requireRole } from '../../../accounts/access.ts'
import { ability } from '../../../figures/server/public.ts'
import { bodiesWith, homePartyOn, nameOn, partiesAbove, partiesUnder } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import { shareOf } from '../../share.ts'
import { type Attendance, totalOf } from '../../study.ts'
import { othersOf } from '../document.ts'
import { sceneOf, unitIn } from '../open.ts'
import { mayChange, openSession, type SessionRow, sessionColumns } from './open.ts'
import { isSummoned, maySave } from './sheet.ts'

interface SheetRow extends Attendance {
  id: string
  sessionId: string
  siteId: string
  unitId: UnitId
}

const sheetColumns = sql`h.id, h.session_id as "sessionId", h.site_id as "siteId", h.unit_id as "unitId", h.summoned, h.present, h.excused, h.unexcused`

const plain = ({ summoned, present, excused, unexcused }: Attendance): Attendance => ({
  summoned,
  present,
  excused,
  unexcused,
})

/** Sessions convened by the unit, its organs and the units above it. */
export function sessionsOf(context: Context, input: { readonly unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const { forest, reader } = scene
    const unit = unitIn(scene, input.unit)
    const above = partiesAbove(forest, unit.id, reader.today).flatMap((party) =>
      bodiesWith(forest, party, reader.today),
    )
    const sessions = await tx.query<SessionRow>(
      sql`select ${sessionColumns} from study_session s where s.unit_id = any (${above}::uuid[]) and s.known_until is null order by s.held_on desc, s.id`,
    )
    const sheets = await tx.query<SheetRow>(
      sql`select ${sheetColumns} from study_sheet h where h.session_id = any (${sessions.map((item) => item.id)}::uuid[]) and h.known_until is null`,
    )
    return {
      sessions: sessions.map((session) => ({
        id: session.id,
        title: session.title,
        heldOn: session.heldOn,
        unit: toUnitRef(forest, session.unitId, session.heldOn),
        directives: session.directiveIds.length,
        sites: session.sites.length,
        total: canRead(forest, reader, session.unitId, session.heldOn)
          ? totalOf(sheets.filter((sheet) => sheet.sessionId === session.id))
          : null,
      })),
      can: { convene: ability(requireRole(forest, reader, 'clerk', unit.id, reader.today)) },
    }
  })
}

export function sessionOf(context: Context, input: { readonly id: string }) {
  return read(context.database, context.caller, async (tx) => {
    const opened = await openSession(tx, context, input.id)
    const { forest, reader, session } = opened
    const others = await othersOf(tx, session.directiveIds)
    const sheets = await sheetsOf(tx, session.id)
    const home = homeOf(reader)
    return {
      id: session.id,
      title: session.title,
      heldOn: session.heldOn,
      unit: toUnitRef(forest, session.unitId, session.heldOn),
      directives: session.directiveIds.map((id) => {
        const other = others.get(id)
        return other ? { id: other.id, symbol: other.symbol, name: other.name } : null
      }),
      sites: session.sites.map((site) => ({
        ...site,
        total: totalOf(sheets.filter((sheet) => sheet.siteId === site.id)),
      })),
      total: totalOf(sheets),
      isWhole: canRead(forest, reader, session.unitId, session.heldOn),
      sheets: sheets
        .toSorted((a, b) =>
          nameOn(forest, a.unitId, session.heldOn).vi.localeCompare(nameOn(forest, b.unitId, session.heldOn).vi, 'vi'),
        )
        .map((sheet) => ({
          id: sheet.id,
          site: sheet.siteId,
          unit: toUnitRef(forest, sheet.unitId, session.heldOn),
          ...plain(sheet),
          share: shareOf(sheet.present, sheet.summoned),
          at: sheet.at,
          by: sheet.by,
          isOnBehalf: sheet.homes.length > 0 && !sheet.homes.includes(sheet.unitId),
          can: { save: ability(maySave(opened, sheet.unitId)) },
        })),
      units: summonedUnits(opened, home).map((unitId) => toUnitRef(forest, unitId, session.heldOn)),
      can: { change: ability(mayChange(opened)) },
    }
  })
}

/** For whom the caller may bring a sheet: the convener’s organisation and those below, or those of its own that are. */
function summonedUnits(opened: Parameters<typeof maySave>[0], home: UnitId | null): readonly UnitId[] {
  const { forest, session } = opened
  const party = homePartyOn(forest, mayChange(opened).ok ? session.unitId : (home ?? session.unitId), session.heldOn)
  if (party === undefined) return []
  return [...partiesUnder(forest, party, session.heldOn)].filter(
    (unitId) => isSummoned(opened, unitId) && maySave(opened, unitId).ok,
  )
}

/** Sheets the caller may see, with who entered each and the units that account is a clerk over. */
async function sheetsOf(tx: Transaction, sessionId: string) {
  return tx.query<SheetRow & { at: string; by: Text; homes: UnitId[] }>(sql`
    select ${sheetColumns}, e.at, jsonb_build_object('vi', e.vi, 'en', e.en) as by, e.homes
    from study_sheet h cross join sheet_entered(h.id) e where h.session_id = ${sessionId}::uuid and h.known_until is null`)
}
