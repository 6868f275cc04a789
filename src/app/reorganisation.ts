import { canRead, requireRole } from '../modules/accounts/access.ts'
import { grantsOnReorganisation, loadReader } from '../modules/accounts/server/public.ts'
import { figuresOnReorganisation } from '../modules/figures/server/public.ts'
import type { Composition } from '../modules/org/server/public.ts'
import { peopleOnReorganisation } from '../modules/people/server/public.ts'
import { mayStandUnder, ruleOn } from '../modules/regulations/regulation.ts'
import { loadRegulations } from '../modules/regulations/server/public.ts'
import { reportsOnReorganisation } from '../modules/reports/server/public.ts'
import { targetsOnReorganisation } from '../modules/targets/server/public.ts'

/** What a reorganisation asks of the modules below organisations: rights, levels by regulation, and what moves with units. */
export const reorganisation: Composition = {
  deciderFor: async (tx) => {
    const reader = await loadReader(tx)
    const rules = await loadRegulations(tx, null)
    return {
      today: reader.today,
      isOpen: (forest, unitId, on) => canRead(forest, reader, unitId, on),
      mayDecide: (forest, unitId, on) => requireRole(forest, reader, 'issuer', unitId, on),
      levelsOn: (on) => {
        const levels = ruleOn(rules, 'org.levels', on)?.value
        return (role, parentRole) => levels === undefined || mayStandUnder(levels, role, parentRole)
      },
    }
  },
  hooks: [
    peopleOnReorganisation,
    grantsOnReorganisation,
    figuresOnReorganisation,
    targetsOnReorganisation,
    reportsOnReorganisation,
  ],
}
