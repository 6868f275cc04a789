import type { z } from 'zod'
import { earlierDay } from '../../../../platform/domain/day.ts'
import { type Period, yearContaining } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { read } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { periodOf } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { Funnel, listScreenedOut, readFunnel } from '../../contract/pipeline.ts'
import { funnelOf } from '../../funnel.ts'
import { isStage } from '../../pipeline.ts'
import { type OpenedUnit, openUnit } from '../door.ts'

/** The period asked for, the year of today by default; nothing has happened after today. */
function periodIn({ catalogue, reader }: OpenedUnit, asked: string | undefined): Period {
  return asked === undefined ? yearContaining(reader.today) : periodOf(catalogue, asked)
}

export const funnelIn = (context: Context, input: z.output<typeof readFunnel.input>): Promise<Funnel> =>
  read(context.database, context.caller, async (tx) => {
    const opened = await openUnit(tx, context, input.unit)
    const { catalogue, unitId, reader } = opened
    const period = periodIn(opened, input.period)
    const last = earlierDay(period.last, reader.today)
    const rows =
      period.first > reader.today
        ? []
        : await tx.query<{ events: readonly string[]; days: readonly string[] }>(
            sql`select * from pipeline_steps(${unitId}::uuid, ${period.first}::date, ${last}::date)`,
          )
    const histories = rows.map(({ events, days }) => events.map((event, index) => ({ event, on: days[index] ?? '' })))
    return {
      unit: toUnitRef(catalogue.forest, unitId, reader.today),
      period: { id: period.id, text: periodText(period), first: period.first, last: period.last },
      stages: [...funnelOf(histories, period.first, last)],
    }
  })

const pageSize = 50

export const screenedOut = (context: Context, input: z.output<typeof listScreenedOut.input>) =>
  read(context.database, context.caller, async (tx) => {
    const opened = await openUnit(tx, context, input.unit)
    const { catalogue, unitId, reader } = opened
    const period = periodIn(opened, input.period)
    const last = earlierDay(period.last, reader.today)
    const rows = await tx.query<{
      personId: string
      name: string
      unitId: string
      stage: string | null
      on: string
      reason: string | null
      total: number
    }>(
      sql`select * from screened_out_of(${unitId}::uuid, ${period.first}::date, ${last}::date, ${input.offset}::integer, ${pageSize}::integer)`,
    )
    return {
      period: { id: period.id, text: periodText(period) },
      total: rows[0]?.total ?? 0,
      people: rows.map((row) => ({
        person: { id: row.personId, name: row.name },
        unit: toUnitRef(catalogue.forest, row.unitId, row.on),
        stage: row.stage !== null && isStage(row.stage) ? row.stage : null,
        on: row.on,
        reason: row.reason,
      })),
    }
  })
