import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { decimal } from '../../../platform/domain/decimal.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../platform/server/db/sql.ts'
import type { Catalogue } from '../../figures/server/public.ts'
import { type Rule, ruleShape } from '../rule.ts'

export interface RuleRow {
  readonly code: string
  readonly from: string
  readonly until: string
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
  readonly vi: string
  readonly en: string
  readonly reading: unknown
  readonly severity: string
  readonly tolerance: string
  readonly periodKinds: readonly string[]
  readonly unitKinds: readonly string[]
  readonly levels: readonly string[]
  readonly source: string
  readonly isEnabled: boolean
}

export const ruleColumns: Sql = sql`r.code, coalesce(lower(r.valid)::text, ${firstOfAllDays}) as "from",
  coalesce(upper(r.valid)::text, ${lastOfAllDays}) as "until", r.kind, r.body, r.vi, r.en, r.reading, r.severity, r.tolerance::text,
  r.period_kinds as "periodKinds", r.unit_kinds as "unitKinds", r.levels, r.source, r.is_enabled as "isEnabled"`

/** @throws when a row is not of the shape of its kind. */
export function toRule({ kind, body, vi, en, tolerance, ...row }: RuleRow): Rule {
  const parsed = ruleShape.safeParse({
    ...row,
    body: { ...body, kind },
    name: { vi, en },
    tolerance: decimal(tolerance).toFixed(),
  })
  if (!parsed.success) throw new Error(`the rule “${row.code}”: ${parsed.error.message}`)
  return parsed.data
}

export async function loadRules(tx: Transaction): Promise<readonly Rule[]> {
  const rows = await tx.query<RuleRow>(
    sql`select ${ruleColumns} from consistency_rule r where r.known_until is null order by r.code, lower(r.valid) nulls first`,
  )
  return rows.map(toRule)
}

const rulesOf = new WeakMap<Catalogue, readonly Rule[]>()

/** Rules are of the catalogue: whatever changes them makes a new one. */
export async function keptRules(tx: Transaction, catalogue: Catalogue): Promise<readonly Rule[]> {
  const rules = rulesOf.get(catalogue) ?? (await loadRules(tx))
  rulesOf.set(catalogue, rules)
  return rules
}
