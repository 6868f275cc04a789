import type { ReadText, TextChecked, TextFinding } from '../figure.ts'
import { checkAboveHundred, checkBeyondPlan } from './above-hundred.ts'
import { checkAverages } from './averages.ts'
import { checkClaims } from './claims.ts'
import { contextOf } from './context.ts'
import { checkDateRanges } from './date-ranges.ts'
import { checkDates } from './dates.ts'
import { checkFractions } from './fractions.ts'
import { checkFractionsAboveOne } from './fractions-above-one.ts'
import { checkDirections, checkGrowth } from './growth.ts'
import { checkHeadings } from './headings.ts'
import { checkMultiples } from './multiples.ts'
import { checkOrganisations } from './organisations.ts'
import { checkParts } from './parts.ts'
import { checkPerHead } from './per-head.ts'
import { checkPlans } from './plan.ts'
import { checkRanges } from './ranges.ts'
import { checkRatedCounts } from './rated.ts'
import { checkRatedShares } from './rated-shares.ts'
import { checkRemainders } from './remainders.ts'
import { checkRestOfFraction } from './rest-of-fraction.ts'
import { checkShareOfWhole } from './share-of-whole.ts'
import { checkShares } from './shares.ts'
import { checkSinceDirective } from './since.ts'
import { checkStreaks } from './streaks.ts'
import { checkTables } from './tables.ts'
import { type Check, isFinding } from './told.ts'
import { checkStocks, checkTotals } from './totals.ts'
import { checkTwice } from './twice.ts'

const checks: readonly Check[] = [
  checkParts,
  checkOrganisations,
  checkTotals,
  checkTables,
  checkRemainders,
  checkRestOfFraction,
  checkAverages,
  checkShareOfWhole,
  checkFractions,
  checkFractionsAboveOne,
  checkPlans,
  checkBeyondPlan,
  checkAboveHundred,
  checkShares,
  checkRatedShares,
  checkRatedCounts,
  checkRanges,
  checkGrowth,
  checkDirections,
  checkPerHead,
  checkDates,
  checkDateRanges,
  checkStreaks,
  checkTwice,
  checkHeadings,
  checkStocks,
  checkMultiples,
  checkSinceDirective,
  checkClaims,
]

export interface CheckedText {
  /** In the order of the words they point to. */
  readonly findings: readonly TextFinding[]
  /** What was worked out and agrees. What is not listed was not checked. */
  readonly checked: readonly TextChecked[]
}

/**
 * Finds where the figures of a text disagree with each other. A finding is made only when the intervals that the printed
 * numbers allow cannot agree. Linear in the length of the text.
 */
export function checkText(read: ReadText): CheckedText {
  const context = contextOf(read)
  const findings: TextFinding[] = []
  const checked: TextChecked[] = []
  for (const check of checks)
    for (const told of check(context))
      if (isFinding(told)) findings.push(told)
      else checked.push(told)
  return { findings: findings.sort(byPlace), checked: checked.sort(byPlace) }
}

const byPlace = (a: TextChecked, b: TextChecked): number =>
  (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)
