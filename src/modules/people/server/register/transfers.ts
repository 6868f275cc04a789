import type { z } from 'zod'
import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { advanceTransfer, openTransfer } from '../../contract/register.ts'
import type { Event } from '../../lifecycle.ts'
import { isStanding, type PersonRecord } from '../../membership.ts'
import { advance, isDone, type Transfer, type TransferEvent } from '../../transfer.ts'
import { cellByCode, type House, heirOn, keeperOf, mayWrite, openPerson, openToChange } from '../door.ts'
import { endTransfer, saveTransfer } from '../store/transfer.ts'
import { companionsOf, takeStepInto } from './steps.ts'

const columns = sql`id, person_id as "personId", from_unit_id as "fromUnitId", to_unit_id as "toUnitId", elsewhere, decided_on as "decidedOn",
  started_on as "startedOn", letter_on as "letterOn", presented_on as "presentedOn", accepted_on as "acceptedOn"`

/** The transfers of a person, latest first. */
export const transfersOf = (tx: Transaction, personId: string): Promise<Transfer[]> =>
  tx.query<Transfer>(sql`select ${columns} from transfer where person_id = ${personId}::uuid and known_until is null
    order by decided_on desc, id desc`)

export const openTransferBy = (context: Context, input: z.output<typeof openTransfer.input>) =>
  write(context.database, context.caller, async (tx) => {
    const person = await openToChange(tx, context, input.personId)
    const { record, reader } = person
    if (await tx.maybe(sql`select 1 from transfer where id = ${input.id}::uuid`)) return { id: input.id }
    if (input.decidedOn > reader.today)
      throw problem('refused', 'in-future', 'Ngày này ở tương lai.', 'This day lies in the future.', 'decidedOn')
    const fromUnitId = isStanding(record) ? record.unitId : null
    const toUnitId =
      input.toUnit === undefined
        ? null
        : cellByCode(person, input.toUnit, reader.today, { field: 'toUnit', isAnywhere: true })
    must(checkSides(record, fromUnitId, toUnitId, input.elsewhere), 'refused')
    if ((await transfersOf(tx, record.id)).some((item) => item.acceptedOn === null))
      throw problem(
        'conflict',
        'transfer-open',
        'Người này đang có một việc chuyển sinh hoạt chưa xong.',
        'A transfer of this person is still open.',
        'personId',
      )
    const transfer: Transfer = {
      id: input.id,
      personId: record.id,
      fromUnitId,
      toUnitId,
      elsewhere: input.elsewhere ?? null,
      decidedOn: input.decidedOn,
      startedOn: null,
      letterOn: null,
      presentedOn: null,
      acceptedOn: null,
    }
    await saveTransfer(tx, transfer, await actOf(tx, transfer, 'open', keeperOf(record)))
    return { id: input.id }
  })

/** A transfer has two sides, of which at most one lies elsewhere. */
function checkSides(record: PersonRecord, from: string | null, to: string | null, elsewhere: string | undefined) {
  if (from !== null && from === to)
    return refuse('same-cell', 'Người này đang ở chi bộ đó.', 'This person is in that cell already.', 'toUnit')
  if (from === null && to === null)
    return refuse('unit-missing', 'Cần chọn chi bộ tiếp nhận.', 'A cell has to take the person in.', 'toUnit')
  if ((from !== null && to !== null) !== (elsewhere === undefined))
    return refuse(
      'two-sides',
      from === null ? 'Cần ghi nơi chuyển đi.' : 'Chọn chi bộ đến, hoặc ghi nơi đến ngoài hệ thống; không cả hai.',
      from === null ? 'Say where the person comes from.' : 'Choose a cell, or name a place elsewhere; not both.',
      'elsewhere',
    )
  if (record.state === 'died' || record.state === 'expelled')
    return refuse('ended', 'Hồ sơ của người này đã kết thúc.', 'This person’s record has ended.', 'personId')
  return { ok: true, value: true } as const
}

const actOf = (tx: Transaction, transfer: Transfer, event: string, unitId: string): Promise<string> =>
  recordAct(tx, {
    verb: `transfer.${event}`,
    unitId,
    recordKind: 'person',
    recordId: transfer.personId,
    payload: { transfer: transfer.id, event },
  })

/** Whose clerk does it: the cell left starts and gives the letter, the cell that takes over accepts; presenting is either's. */
export function mayAdvance(house: House, transfer: Transfer, event: TransferEvent) {
  const { fromUnitId, toUnitId } = transfer
  const from = fromUnitId ?? toUnitId ?? ''
  const to = toUnitId ?? fromUnitId ?? ''
  if (event === 'start' || event === 'letter') return mayWrite(house, from)
  if (event === 'accept') return mayWrite(house, to)
  const allowed = mayWrite(house, to)
  return allowed.ok ? allowed : mayWrite(house, from)
}

/** What accepting does in the membership. */
const stepOf = (transfer: Transfer): Event =>
  transfer.fromUnitId === null ? 'move_in' : transfer.toUnitId === null ? 'move_away' : 'transfer'

export const advanceTransferBy = (context: Context, input: z.output<typeof advanceTransfer.input>) =>
  write(context.database, context.caller, async (tx) => {
    const transfer = await tx.maybe<Transfer>(
      sql`select ${columns} from transfer where id = ${asId(input.transferId)}::uuid and known_until is null`,
    )
    if (!transfer)
      throw notFound(
        'Không có việc chuyển sinh hoạt này, hoặc bạn không được mở.',
        'There is no such transfer, or you may not open it.',
        'transferId',
      )
    const person = await openPerson(tx, context, transfer.personId)
    must(mayAdvance(person, transfer, input.event), 'forbidden')
    if (isDone(transfer, input.event, input.on)) return { id: transfer.id }
    const next = must(
      advance(transfer, input.event, { on: input.on, today: person.reader.today, reason: input.reason }),
      'refused',
    )
    const sides = [transfer.toUnitId, transfer.fromUnitId].filter((unitId) => unitId !== null)
    const unitId = sides.find((side) => mayWrite(person, side).ok) ?? keeperOf(person.record)
    const actId = await recordAct(tx, {
      verb: `transfer.${input.event}`,
      unitId,
      recordKind: 'person',
      recordId: transfer.personId,
      // A reason may speak of the person: it stands where it can be erased, not in the chain of acts.
      payload: { transfer: transfer.id, event: input.event, reason: input.reason ?? null },
    })
    if (input.event === 'accept') {
      const { id, on, decidedOn, ceremonyOn, fullOn, partyAgeFrom } = input
      const step = {
        id,
        event: stepOf(transfer),
        on,
        // A letter to a cell that was merged since is answered by the one that took it over.
        toUnitId: transfer.toUnitId && heirOn(person, transfer.toUnitId, on, 'transferId'),
        decidedOn,
        ceremonyOn,
        fullOn,
        partyAgeFrom,
      }
      await takeStepInto(tx, person, { ...step, ...(await companionsOf(tx, input)) }, actId)
    }
    if (next) await saveTransfer(tx, next, actId)
    else await endTransfer(tx, transfer.id, actId)
    return { id: transfer.id }
  })
