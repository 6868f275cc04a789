import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { mayChange } from '../change.ts'
import { type Regulation, type RegulationCode, regulationCodes } from '../regulation.ts'
import { sentenceOf } from '../sentence.ts'
import { loadRegulations, type RegulationRow, regulationColumns, toRegulation } from './load.ts'

export function regulationsHere(context: Context, input: { on?: string | undefined }) {
  return read(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    const on = input.on ?? reader.today
    const rules = await loadRegulations(tx, null)
    const replaced = await loadReplaced(tx)
    const allowed = mayChange(reader)
    return {
      on,
      rules: regulationCodes.map((code) => ({
        code,
        versions: rules[code].map((version) => ({
          ...toVersion(version),
          isOnDay: version.from <= on && on < version.until,
        })),
        replaced: replaced.filter((item) => item.code === code).map(({ code: _code, ...item }) => item),
      })),
      can: { change: { isAllowed: allowed.ok, reason: allowed.ok ? null : allowed.refusal.text } },
    }
  })
}

const toVersion = ({ code, from, until, value, name, source, confidence }: Regulation) => ({
  name,
  from: from === firstOfAllDays ? null : from,
  until: until === lastOfAllDays ? null : until,
  value: { ...value },
  words: sentenceOf<RegulationCode>(code, value),
  note: value.note ?? null,
  source,
  confidence,
})

interface ReplacedRow extends RegulationRow {
  readonly at: string
  readonly by: { readonly vi: string; readonly en: string }
  readonly reason: string | null
}

/** Versions that are believed no more, with the act that replaced them. */
async function loadReplaced(tx: Transaction) {
  const rows = await tx.query<ReplacedRow>(
    sql`select ${regulationColumns}, a.at, jsonb_build_object('vi', p.vi, 'en', p.en) as by, a.reason
      from regulation r join act a on a.id = r.known_until join account p on p.id = a.actor_id order by a.at desc, lower(r.valid)`,
  )
  return rows.map(({ at, by, reason, ...row }) => {
    const version = toRegulation(row)
    return { code: version.code, ...toVersion(version), replacedAt: at, by, reason }
  })
}
