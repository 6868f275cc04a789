import { canRead, requireRole } from '../modules/accounts/access.ts'
import { loadReader } from '../modules/accounts/server/public.ts'
import type { TermRights } from '../modules/org/server/terms/committee.ts'
import { ruleOn } from '../modules/regulations/regulation.ts'
import { loadRegulations } from '../modules/regulations/server/public.ts'
import type { Transaction } from '../platform/server/db/database.ts'

/** Rights, and the rule on how long a term lasts, handed up to the module of organisations, which stands above both. */
export async function termRightsFor(tx: Transaction): Promise<TermRights> {
  const reader = await loadReader(tx)
  return {
    today: reader.today,
    isOpen: (forest, unitId, on) => canRead(forest, reader, unitId, on),
    mayWrite: (forest, unitId, on) => requireRole(forest, reader, 'clerk', unitId, on),
    assumedTerm: async (role, on) => {
      const rule = ruleOn(await loadRegulations(tx, null), 'org.term-length', on)
      if (!rule) throw new Error('the rule org.term-length has no version')
      const isCell = role === 'cell' || role === 'grassroots_cell'
      return {
        months: isCell ? rule.value.cellMonths : rule.value.months,
        source: rule.source,
        isConfirmed: rule.confidence === 'confirmed',
      }
    },
  }
}
