import type { z } from 'zod'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { read } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { ability } from '../../../figures/server/public.ts'
import { childrenFor } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { type Regulations, ruleOn } from '../../../regulations/regulation.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import { calendarOf } from '../../../regulations/working-days.ts'
import type { Card, Pipeline, readPipeline } from '../../contract/pipeline.ts'
import {
  countStages,
  daysInStage,
  dossierOf,
  nextClock,
  nextStep,
  type Stage,
  type StageCounts,
  stages,
  totalOf,
} from '../../pipeline.ts'
import { type OpenedUnit, openUnit } from '../door.ts'

/** People in a stage under a unit right below; null: in the unit itself. */
interface Count {
  readonly unitId: string | null
  readonly stage: string
  readonly people: number
}

/** Beyond so many cards a board is no longer read by eye. */
const cap = 200

export const readBoard = (context: Context, input: z.output<typeof readPipeline.input>): Promise<Pipeline> =>
  read(context.database, context.caller, async (tx) => {
    const opened = await openUnit(tx, context, input.unit, input.on)
    const { catalogue, reader, unitId, on } = opened
    const below = childrenFor(catalogue.forest, unitId, on, on).map((child) => child.unitId)
    const counts = await tx.query<Count>(
      sql`select * from pipeline_totals(${unitId}::uuid, ${on}::date, ${below}::uuid[])`,
    )
    const whole = countStages(counts)
    const search = input.search === '' ? undefined : input.search
    const isShown = totalOf(whole) <= cap || search !== undefined
    const cards = isShown ? await loadCards(tx, opened, stages, search ?? null, cap + 1) : []
    const clerk = ability(requireRole(catalogue.forest, reader, 'clerk', unitId, reader.today))
    return {
      unit: toUnitRef(catalogue.forest, unitId, on),
      on,
      today: reader.today,
      stages: listed(whole),
      total: totalOf(whole),
      children: below.flatMap((id) => {
        const own = countStages(counts.filter((count) => count.unitId === id))
        const people = totalOf(own)
        return people === 0 ? [] : [{ unit: toUnitRef(catalogue.forest, id, on), people, stages: listed(own) }]
      }),
      cards: isShown && cards.length <= cap ? cards : null,
      cap,
      can: { list: clerk, planClass: clerk },
    }
  })

const listed = (counts: StageCounts) => stages.map((stage) => ({ stage, people: counts[stage] }))

interface CardRow {
  personId: string
  name: string
  unitId: string
  stage: Stage
  since: string | null
  ceremonyOn: string | null
  probationEndsOn: string | null
  forms: readonly string[]
  ties: readonly { kind: 'sponsor' | 'mentor'; memberId: string; name: string }[]
  difficulties: number
  class: { id: string; vi: string; en: string; startsOn: string; endsOn: string } | null
}

/** Cards of the people in some stages, by name; at most `limit`. The schema refuses it without the right to the unit. */
export async function loadCards(
  tx: Transaction,
  opened: OpenedUnit,
  inStages: readonly Stage[],
  search: string | null,
  limit: number,
): Promise<Card[]> {
  const [rows, rules] = await Promise.all([
    tx.query<CardRow>(
      sql`select * from pipeline_of(${opened.unitId}::uuid, ${opened.on}::date, ${inStages}::text[], ${search}, ${limit}::integer)`,
    ),
    loadRegulations(tx, null),
  ])
  const toCard = cardWith(opened, rules)
  return rows.map(toCard)
}

function cardWith({ catalogue, on }: OpenedUnit, rules: Regulations): (row: CardRow) => Card {
  const calendar = calendarOf(rules)
  const forms = ruleOn(rules, 'people.dossier-forms', on)?.value.forms ?? []
  return (row) => {
    const isAdmitted = row.ceremonyOn !== null && stages.indexOf(row.stage) >= stages.indexOf('probationary')
    const tied = (kind: 'sponsor' | 'mentor') =>
      row.ties.filter((tie) => tie.kind === kind).map((tie) => ({ id: tie.memberId, name: tie.name }))
    return {
      person: { id: row.personId, name: row.name },
      unit: toUnitRef(catalogue.forest, row.unitId, on),
      stage: row.stage,
      since: row.since,
      days: daysInStage(row.since, on),
      clock: nextClock(row, { rules, calendar }, on),
      sponsors: tied('sponsor'),
      mentors: tied('mentor'),
      dossier: isAdmitted ? null : toDossier(dossierOf(forms, row.forms, row.stage)),
      difficulties: row.difficulties,
      class: row.class && {
        id: row.class.id,
        name: { vi: row.class.vi, en: row.class.en },
        startsOn: row.class.startsOn,
        endsOn: row.class.endsOn,
      },
      next: nextStep(row.stage),
    }
  }
}

const toDossier = ({ missing, ...counts }: ReturnType<typeof dossierOf>): NonNullable<Card['dossier']> => ({
  ...counts,
  missing: missing.map(({ code, vi, en }) => ({ code, vi, en })),
})
