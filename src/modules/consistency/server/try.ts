import type { z } from 'zod'
import { type Day, dayAfter, yearBefore } from '../../../platform/domain/day.ts'
import {
  type Period,
  type PeriodKind,
  periodOfDays,
  previousPeriod,
  yearContaining,
} from '../../../platform/domain/period.ts'
import { periodText } from '../../../platform/domain/period-text.ts'
import { must } from '../../../platform/domain/problem.ts'
import { read } from '../../../platform/server/db/database.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { loadReader } from '../../accounts/server/public.ts'
import type { Ledger } from '../../figures/figure.ts'
import { loadLedger, measuresNeeded } from '../../figures/server/public.ts'
import { bodiesWith, partiesUnder } from '../../org/forest.ts'
import { toUnitRef } from '../../org/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import type { tryRule } from '../contract.ts'
import { checkLedger, measuresOfRules } from '../from-ledger.ts'
import { readRule } from '../rule/change.ts'
import { termsOfRule } from '../rule/values.ts'
import type { Rule } from '../rule.ts'
import { knownIn } from './known.ts'
import { placeOf } from './open-unit.ts'
import { alwaysRule } from './rules.ts'

const mostChecks = 6000
const mostUnits = 600
const findingsShown = 20
const calendar = ['month', 'quarter', 'half', 'year'] as const satisfies readonly PeriodKind[]

/** Asks a rule of the last 12 months under a unit, without storing anything; the work is bounded, and says so. */
export const tryBy = (
  context: Context,
  input: z.output<typeof tryRule.input>,
): Promise<z.output<typeof tryRule.output>> =>
  read(context.database, context.caller, async (tx) => {
    const rule = alwaysRule(input.rule)
    const { today } = await loadReader(tx)
    const { catalogue, unit } = await placeOf(context, tx, { unit: input.unit, period: today })
    must(readRule(rule, knownIn(catalogue, today)), 'invalid')
    const { forest } = catalogue
    const from = dayAfter(yearBefore(today))
    const measures = measuresNeeded(catalogue, measuresOfRules([rule]))
    const ledger = await loadLedger(
      tx,
      catalogue,
      { unitId: unit.id, on: today, measures, knownAt: null, withPredecessors: false },
      context.database,
    )
    const kinds = new Set(termsOfRule(rule).map((term) => term.measure))
    const all =
      unit.kind === 'party_organisation'
        ? [...partiesUnder(forest, unit.id, today)].flatMap((partyId) => bodiesWith(forest, partyId, today))
        : [unit.id]
    const units = [...new Set([unit.id, ...all])].filter((unitId) => isSubject(ledger, kinds, unitId, today))
    const counts = { checked: 0, unchecked: 0, found: 0 }
    const findings: z.output<typeof tryRule.output>['findings'] = []
    let left = mostChecks
    for (const unitId of units.slice(0, mostUnits))
      for (const period of periodsOf(rule, ledger, from, today)) {
        if (left-- <= 0) break
        const { found, unchecked } = checkLedger(ledger, [rule], unitId, period)
        if (unchecked.length > 0 && found.length === 0) counts.unchecked++
        else counts.checked++
        counts.found += found.length
        for (const item of found)
          if (findings.length < findingsShown)
            findings.push({
              unit: toUnitRef(forest, unitId, period.last),
              period: periodText(period),
              finding: {
                ...item,
                kind: `${item.kind}:${item.rule}`,
                addresses: [...item.addresses],
                answer: null,
              },
            })
      }
    return { from, until: dayAfter(today), ...counts, isCut: left < 0 || units.length > mostUnits, findings }
  })

const isSubject = (ledger: Ledger, measures: ReadonlySet<string>, unitId: UnitId, on: Day): boolean => {
  const kind = ledger.forest.units.get(unitId)?.kind
  return kind !== undefined && [...measures].every((code) => ledger.measureOn(code, on)?.subjects.includes(kind))
}

/** Calendar periods that ended within the days and for which anything is held, or the rule's own kinds of them. */
function periodsOf(rule: Rule, ledger: Ledger, from: Day, today: Day): readonly Period[] {
  const [first] = termsOfRule(rule)
  const held = new Set(
    (first ? ledger.periodsHeld(first.measure, first.class, first.aspect) : []).map(
      ({ first: start, last }) => periodOfDays(start, last).kind,
    ),
  )
  const kinds = calendar.filter((kind) =>
    rule.periodKinds.length > 0 ? rule.periodKinds.includes(kind) : held.has(kind),
  )
  return (kinds.length > 0 ? kinds : calendar).flatMap((kind) => periodsEndingWithin(kind, from, today))
}

const lengths = { month: 1, quarter: 3, half: 6, year: 12 } as const

function periodsEndingWithin(kind: (typeof calendar)[number], from: Day, today: Day): readonly Period[] {
  const year = yearContaining(today)
  const found: Period[] = []
  const count = 12 / lengths[kind]
  let at = lastOf(year, lengths[kind])
  for (let step = 0; step < 2 * count; step++, at = previousPeriod(at))
    if (at.last <= today && at.last >= from) found.push(at)
  return found
}

/** The last period of so many months in a year. */
function lastOf(year: Period, months: number): Period {
  const month = String(13 - months).padStart(2, '0')
  return periodOfDays(`${year.first.slice(0, 4)}-${month}-01`, year.last)
}
