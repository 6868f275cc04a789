import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { correctProfile, createApplicant } from '../../contract/register.ts'
import { isMember } from '../../lifecycle.ts'
import { birthOnOf, type Profile, recordOf } from '../../membership.ts'
import { checkProfile, checkTyped } from '../../profile.ts'
import { cellByCode, enterHouse, mayWrite, openToChange } from '../door.ts'
import { addPerson, setProfile, setSecret } from '../store/person.ts'
import { takeStepInto } from './steps.ts'

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

export const createApplicantBy = (context: Context, input: z.output<typeof createApplicant.input>) =>
  write(context.database, context.caller, async (tx) => {
    const house = await enterHouse(tx, context)
    const unitId = cellByCode(house, input.unit, input.on)
    must(mayWrite(house, unitId), 'forbidden')
    if (await tx.maybe(sql`select 1 from person where id = ${input.id}::uuid`)) return { id: input.id }
    const typed = {
      name: input.name,
      birth: filled(input.birth),
      sex: filled(input.sex) as Profile['sex'],
      ethnicity: filled(input.ethnicity),
      education: filled(input.education),
      theory: filled(input.theory),
      occupation: filled(input.occupation),
      phone: filled(input.phone),
    }
    const profile = must(checkProfile(typed, house.reader.today))
    if (!input.isAnother) await refuseSame(tx, profile)
    const actId = await recordAct(tx, {
      verb: 'person.list',
      unitId,
      recordKind: 'person',
      recordId: input.id,
      payload: { step: input.stepId, event: 'list' },
    })
    await addPerson(tx, input.id, unitId, actId)
    await setProfile(tx, input.id, profile, actId)
    const record = recordOf({
      id: input.id,
      homeId: unitId,
      isErased: false,
      profile,
      spans: [],
      memberships: [],
      steps: [],
      ties: [],
    })
    const step = { id: input.stepId, event: 'list', on: input.on, toUnitId: unitId } as const
    await takeStepInto(tx, { ...house, record }, step, actId)
    return { id: input.id }
  })

/** Somebody of the same name and birth, as far as the caller may see. */
async function refuseSame(tx: Transaction, profile: Profile): Promise<void> {
  const same = await tx.maybe<{ personId: string }>(sql`select person_id as "personId" from person_profile
    where folded = fold_name(${profile.name}) and birth_on is not distinct from ${birthOnOf(profile.birth)}::date and known_until is null limit 1`)
  if (same)
    throw problem(
      'conflict',
      'same-person',
      'Đã có người cùng họ tên và ngày sinh. Hãy mở hồ sơ đó, hoặc xác nhận đây là người khác.',
      'Somebody of this name and birth is held already. Open that record, or say that this is another person.',
      'name',
      same,
    )
}

export const correctProfileBy = (context: Context, input: z.output<typeof correctProfile.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { record, reader } = await openToChange(tx, context, input.personId)
    const field = must(checkTyped(input.field, isMember(record.state)), 'refused')
    const value = filled(input.value)
    const isSecret = field.place === 'secret'
    if (!isSecret && (record.profile[field.key as keyof Profile] ?? null) === value) return { id: record.id }
    const profile = isSecret
      ? null
      : must(
          checkProfile({ ...record.profile, [field.key]: value ?? (field.key === 'name' ? '' : null) }, reader.today),
        )
    const actId = await recordAct(tx, {
      verb: 'person.correct',
      unitId: record.unitId ?? record.homeId,
      recordKind: 'person',
      recordId: record.id,
      // A reason may speak of the person: it stands where it can be erased, not in the chain of acts.
      payload: { field: field.key, reason: input.reason },
    })
    if (profile) await setProfile(tx, record.id, profile, actId)
    else await setSecret(tx, record.id, field.key, value, actId)
    return { id: record.id }
  })
