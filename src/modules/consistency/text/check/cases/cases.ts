import type { Case } from './case.ts'
import { changesAndPlans } from './changes-and-plans.ts'
import { listsOfReports } from './lists-of-reports.ts'
import { sumsAndShares } from './sums-and-shares.ts'
import { tablesAndClaims } from './tables-and-claims.ts'

/** Every case, by what it is about. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  ...sumsAndShares,
  ...listsOfReports,
  ...changesAndPlans,
  ...tablesAndClaims,
}
