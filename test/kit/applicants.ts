import { recordAct } from '../../src/modules/acts/server/public.ts'
import { noDates } from '../../src/modules/people/membership.ts'
import { entering, type Stage, stages } from '../../src/modules/people/pipeline.ts'
import { saveMembership } from '../../src/modules/people/server/store/membership.ts'
import { addPerson, setProfile } from '../../src/modules/people/server/store/person.ts'
import { addMonths, type Day, dayPlus, lastOfAllDays } from '../../src/platform/domain/day.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { dayRange, sql } from '../../src/platform/server/db/sql.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { newId } from '../../src/platform/server/new-id.ts'
import type { TestCell } from './cells.ts'
import type { World } from './world.ts'

export interface TestPerson {
  readonly id: string
  readonly name: string
}

export interface Placed {
  readonly name: string
  readonly stage: Stage
  /** The day on which the stage was reached; the ones before lie `gap` days apart. */
  readonly since: Day
  readonly gap?: number
  /** A member from long ago: no steps of admission are known. */
  readonly isOld?: boolean
}

/** Writes made-up people down in a cell, each with the steps that led to their stage. */
export const placePeople = (world: World, cell: TestCell, people: readonly Placed[]): Promise<readonly TestPerson[]> =>
  writeAsOwner(world.database, { actor: system, requestId: 'test' }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'test.place', recordKind: 'test', payload: {} })
    const placed: TestPerson[] = []
    for (const { name, stage, since, gap = 30, isOld = false } of people) {
      const id = newId()
      await addPerson(tx, id, cell.id, actId)
      await setProfile(
        tx,
        id,
        {
          name,
          birth: '1995',
          sex: null,
          ethnicity: null,
          education: null,
          theory: null,
          occupation: null,
          phone: null,
        },
        actId,
      )
      const last = stages.indexOf(stage)
      const taken = (isOld ? [stage] : stages.slice(0, last + 1)).map((reached, index, all) => ({
        reached,
        on: dayPlus(since, (index - all.length + 1) * gap),
      }))
      for (const [index, { reached, on }] of taken.entries()) {
        const until = taken[index + 1]?.on ?? lastOfAllDays
        await tx.query(sql`insert into membership_span (person_id, unit_id, state, valid, known_from)
          values (${id}::uuid, ${cell.id}::uuid, ${reached}, ${dayRange(on, until)}::daterange, ${actId}::uuid)`)
        if (!isOld)
          await tx.query(sql`insert into membership_step (id, person_id, event, "on", unit_id, known_from)
            values (${newId()}::uuid, ${id}::uuid, ${entering[reached]}, ${on}::date, ${cell.id}::uuid, ${actId}::uuid)`)
      }
      const dayOf = (wanted: Stage): Day | null => taken.find(({ reached }) => reached === wanted)?.on ?? null
      const ceremonyOn = isOld ? addMonths(since, -12) : dayOf('probationary')
      if (ceremonyOn !== null)
        await saveMembership(
          tx,
          id,
          {
            ...noDates,
            id: newId(),
            turn: 1,
            ceremonyOn,
            probationEndsOn: addMonths(ceremonyOn, 12),
            consideredOn: dayOf('considered'),
            fullOn: dayOf('full'),
          },
          actId,
        )
      placed.push({ id, name })
    }
    return placed
  })
