import type { z } from 'zod'
import { must, Problem, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import type { certifySeats } from '../../contract/pipeline.ts'
import { checkCertificate } from '../../pipeline.ts'
import type { StepChanges } from '../../step/step.ts'
import { takeStep } from '../../step/take.ts'
import { loadRecords } from '../load.ts'
import { saveStep } from '../store/membership.ts'
import { applicantsUnder, openClassToWrite, seatedIn } from './class-acts.ts'
import { addSeats, closeSeats } from './store.ts'

type Certificate = z.output<typeof certifySeats.input>['certificates'][number]

/**
 * Certificates of one class in one act. Who still stands on the source list takes the step into the class on the same day;
 * one refusal refuses them all.
 */
export const certify = (context: Context, input: z.output<typeof certifySeats.input>) =>
  write(context.database, context.caller, async (tx) => {
    const opened = await openClassToWrite(tx, context, input.id)
    const { row, reader } = opened
    const seated = await seatedIn(tx, row.id)
    const given = input.certificates.filter(({ personId, on }) => seated.get(personId) !== on)
    for (const { personId, on } of given) {
      if (!seated.has(personId)) throw notSeated()
      must(checkCertificate(row.endsOn, on, reader.today))
    }
    if (given.length === 0) return { certified: 0, stepped: 0 }
    const people = await applicantsUnder(
      tx,
      opened,
      given.map(({ personId }) => personId),
    )
    const listed = new Set(people.filter((person) => person.state === 'source').map((person) => person.personId))
    const steps = await stepsOf(
      tx,
      given.filter(({ personId }) => listed.has(personId)),
      reader.today,
    )
    const actId = await recordAct(tx, {
      verb: 'class.certify',
      unitId: row.unitId,
      recordKind: 'awareness_class',
      recordId: row.id,
      payload: { personIds: given.map(({ personId }) => personId) },
    })
    const personIds = given.map(({ personId }) => personId)
    await closeSeats(tx, row.id, personIds, actId)
    await addSeats(
      tx,
      row.id,
      personIds,
      given.map(({ on }) => on),
      actId,
    )
    for (const { personId, changes } of steps) await saveStep(tx, personId, changes, actId)
    return { certified: given.length, stepped: steps.length }
  })

const notSeated = () =>
  problem(
    'refused',
    'not-seated',
    'Trong danh sách có người không ghi danh vào lớp. Chưa ghi ai cả.',
    'Somebody on the list is not on the class. Nobody was recorded.',
    'certificates',
  )

/** The step into the class of each; a refusal names whose it is. */
async function stepsOf(
  tx: Transaction,
  certificates: readonly Certificate[],
  today: string,
): Promise<readonly { readonly personId: string; readonly changes: StepChanges }[]> {
  const [records, rules] = await Promise.all([
    loadRecords(
      tx,
      certificates.map(({ personId }) => personId),
    ),
    loadRegulations(tx, null),
  ])
  return certificates.map(({ personId, on }) => {
    const record = records.get(personId)
    if (!record) throw notSeated()
    const outcome = takeStep(
      record,
      { id: newId(), event: 'attend_class', on },
      { rules, today, membershipId: newId() },
    )
    if (outcome.ok) return { personId, changes: outcome.value }
    const { refusal } = outcome
    throw new Problem('refused', {
      ...refusal,
      field: 'certificates',
      text: {
        vi: `${record.profile.name}: ${refusal.text.vi} Chưa ghi ai cả.`,
        en: `${record.profile.name}: ${refusal.text.en} Nobody was recorded.`,
      },
    })
  })
}
