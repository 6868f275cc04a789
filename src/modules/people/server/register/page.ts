import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { ability } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { calendarOf } from '../../../regulations/working-days.ts'
import { clocksOf } from '../../clocks.ts'
import type { PersonPage, readPerson } from '../../contract/register.ts'
import { disciplineField, educations, type PersonField, personFields, sexes, theories } from '../../field.ts'
import { isApplicant, isMember, possibleEvents } from '../../lifecycle.ts'
import { type PersonRecord, type Profile, stateSince, type TieKind } from '../../membership.ts'
import { checkTyped } from '../../profile.ts'
import { possibleTransferEvents, transferStateOf } from '../../transfer.ts'
import { disciplinesOf } from '../discipline/held.ts'
import { keeperOf, mayWrite, type OpenPerson, openPerson } from '../door.ts'
import { mayUndo } from './steps.ts'
import { mayAdvance, transfersOf } from './transfers.ts'

export const personPage = (context: Context, input: z.output<typeof readPerson.input>): Promise<PersonPage> =>
  read(context.database, context.caller, async (tx) => {
    const person = await openPerson(tx, context, input.personId)
    const { record, reader, rules, catalogue } = person
    const { forest } = catalogue
    const write = mayWrite(person, keeperOf(record))
    const [transfers, masked, disciplines, readings, recorded, ties] = await Promise.all([
      transfersOf(tx, record.id),
      tx.query<{ field: string; masked: string }>(sql`select field, masked from masked_secrets(${record.id}::uuid)`),
      disciplinesOf(tx, record.id),
      readingsOf(tx, record.id),
      recordedBy(tx, record.id),
      tiesOf(tx, record),
    ])
    const unitRef = (unitId: string, on: string) => toUnitRef(forest, unitId, on)
    return {
      id: record.id,
      name: record.profile.name,
      isErased: record.isErased,
      state: record.state,
      unit: record.unitId === null ? null : unitRef(record.unitId, reader.today),
      since: known(stateSince(record) ?? firstOfAllDays),
      birthOn: record.profile.birth,
      ...fieldsOf(record, masked, write),
      disciplines: disciplines.map((item) => ({ ...item, can: ability(write) })),
      memberships: [...record.memberships],
      clocks: [...clocksOf(record, transfers, { rules, calendar: calendarOf(rules) }, reader.today)],
      spans: record.spans.map(({ unitId, state, from, until }) => ({
        unit: unitRef(unitId, from === firstOfAllDays ? reader.today : from),
        state,
        from: known(from),
        until: known(until),
      })),
      steps: record.steps.map(({ unitId, toUnitId, ...step }) => ({
        ...step,
        unit: unitRef(unitId, step.on),
        to: toUnitId === null ? null : unitRef(toUnitId, step.on),
        at: recorded.get(step.id)?.at ?? '',
        by: recorded.get(step.id)?.by ?? { vi: '', en: '' },
      })),
      ties,
      transfers: transfers.map(({ fromUnitId, toUnitId, personId: _person, ...transfer }) => ({
        ...transfer,
        from: fromUnitId === null ? null : unitRef(fromUnitId, transfer.decidedOn),
        to: toUnitId === null ? null : unitRef(toUnitId, reader.today),
        state: transferStateOf(transfer),
        can: possibleTransferEvents(transfer).map((event) => ({
          event,
          ability: ability(mayAdvance(person, { fromUnitId, toUnitId, personId: record.id, ...transfer }, event)),
        })),
      })),
      readings,
      can: {
        steps: [...possibleEvents(record.state)],
        take: ability(write),
        undo: ability(write, mayUndo(record.steps, null)),
        transfer: ability(write, mayTransfer(person)),
      },
    }
  })

const known = (day: string): string | null => (day === firstOfAllDays || day === lastOfAllDays ? null : day)

const mayTransfer = ({ record }: OpenPerson) =>
  record.state === 'died' || record.state === 'expelled'
    ? ({
        ok: false,
        refusal: {
          code: 'ended',
          text: { vi: 'Hồ sơ của người này đã kết thúc.', en: 'This person’s record has ended.' },
        },
      } as const)
    : ({ ok: true, value: true } as const)

const lists: Readonly<Record<string, readonly { readonly code: string; readonly name: Text }[]>> = {
  sex: sexes,
  education: educations,
  theory: theories,
}

function fieldsOf(
  record: PersonRecord,
  masked: readonly { readonly field: string; readonly masked: string }[],
  write: ReturnType<typeof mayWrite>,
): Pick<PersonPage, 'fields' | 'secrets'> {
  const typed = (field: PersonField) => ability(write, checkTyped(field.key, isMember(record.state)))
  const all: readonly PersonField[] = personFields
  const maskedOf = (key: string): string | null => masked.find((item) => item.field === key)?.masked ?? null
  return {
    fields: all
      .filter((field) => field.place === 'profile')
      .map((field) => {
        const value = record.profile[field.key as keyof Profile]
        const words = lists[field.key]?.find((item) => item.code === value)?.name ?? null
        return { key: field.key, name: field.name, master: field.master, value, words, can: typed(field) }
      }),
    secrets: [
      ...all
        .filter(({ place, key }) => place === 'secret' && (key !== 'card_number' || !isApplicant(record.state)))
        .map(({ key, name, master }) => ({
          key,
          name,
          master,
          masked: maskedOf(key),
          can: ability(write, checkTyped(key, isMember(record.state))),
        })),
      {
        key: disciplineField.key,
        name: disciplineField.name,
        master: disciplineField.master,
        masked: maskedOf('discipline'),
        can: ability(write, checkTyped('religion', true)),
      },
    ],
  }
}

async function readingsOf(tx: Transaction, personId: string): Promise<PersonPage['readings']> {
  const rows = await tx.query<{ at: string; vi: string; en: string; field: string; reason: string }>(
    sql`select at, vi, en, field, reason from readings_of(${personId}::uuid) order by at desc limit 200`,
  )
  return rows.map(({ at, vi, en, field, reason }) => ({ at, by: { vi, en }, key: field, reason }))
}

/** When each step was recorded, and by whom. */
async function recordedBy(tx: Transaction, personId: string) {
  const rows = await tx.query<{ id: string; at: string; vi: string; en: string }>(
    sql`select id, at, vi, en from steps_recorded(${personId}::uuid)`,
  )
  return new Map(rows.map(({ id, at, vi, en }) => [id, { at, by: { vi, en } }]))
}

interface TieRow {
  readonly id: string
  readonly name: string | null
  readonly kind: TieKind
  readonly side: 'helped_by' | 'helps'
  readonly from: string | null
  readonly until: string | null
}

async function tiesOf(tx: Transaction, record: PersonRecord): Promise<PersonPage['ties']> {
  const rows = await tx.query<TieRow>(sql`
    select t.other as id, p.name, t.kind, t.side, lower(t.valid) as "from", upper(t.valid) as until from (
      select member_id as other, kind, 'helped_by' as side, valid from membership_tie where person_id = ${record.id}::uuid and known_until is null
      union all
      select person_id, kind, 'helps', valid from membership_tie where member_id = ${record.id}::uuid and known_until is null) t
    left join person_profile p on p.person_id = t.other and p.known_until is null
    order by t.side, lower(t.valid) desc, t.kind, t.other`)
  return rows.map(({ id, name, ...tie }) => ({ ...tie, person: name === null ? null : { id, name } }))
}
