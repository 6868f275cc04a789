import type { EditionPerson, EditionRegister } from '../../../editions/edition.ts'
import { noDates } from '../../modules/people/membership.ts'
import { suspendChecks } from '../../platform/server/backup/suspend-checks.ts'
import { connectionOf, type Transaction } from '../../platform/server/db/database.ts'
import { insertRows } from '../../platform/server/db/insert-rows.ts'
import { newId } from '../../platform/server/new-id.ts'
import { type CopyValue, copyInto, copyLine } from './copy.ts'
import { idFor } from './ids.ts'
import type { OnLoaded } from './progress.ts'

/** The tables of the register that are filled line by line, with the columns that are written. */
const columns = {
  person: ['id', 'unit_id', 'known_from'],
  person_profile: [
    ...['person_id', 'name', 'birth', 'birth_on', 'sex', 'ethnicity', 'education', 'theory', 'occupation', 'phone'],
    'known_from',
  ],
  person_secret: ['person_id', 'card_number', 'identity_number', 'religion', 'known_from'],
  membership: [
    ...['id', 'person_id', 'turn', 'decided_on', 'decision', 'ceremony_on', 'probation_ends_on', 'considered_on'],
    ...['recognition_decided_on', 'recognition_decision', 'full_on', 'party_age_from', 'ended_on', 'end_state'],
    'known_from',
  ],
  membership_span: ['person_id', 'unit_id', 'state', 'valid', 'known_from'],
  membership_step: [
    ...['id', 'person_id', 'event', '"on"', 'decided_on', 'decision', 'unit_id', 'to_unit_id', 'reason', 'known_from'],
  ],
  membership_tie: ['person_id', 'member_id', 'kind', 'valid', 'known_from'],
  dossier_item: ['person_id', 'form', 'received_on', 'known_from'],
  awareness_seat: ['class_id', 'person_id', 'certificate_on', 'known_from'],
  applicant_dialogue: ['id', 'person_id', '"on"', 'difficulty', 'follow_up', 'resolved_on', 'known_from'],
  transfer: [
    ...['id', 'person_id', 'from_unit_id', 'to_unit_id', 'elsewhere', 'decided_on', 'started_on', 'letter_on'],
    ...['presented_on', 'accepted_on', 'known_from'],
  ],
  discipline: ['id', 'person_id', 'form', 'decided_on', 'decision', 'known_from'],
  badge_award: ['id', 'person_id', 'years', 'round_on', 'is_early', 'reason', 'known_from'],
} as const satisfies Record<string, readonly string[]>
type Table = keyof typeof columns
const tables = Object.keys(columns) as Table[]

type Lines = Record<Table, string[]>
const noLines = (): Lines => Object.fromEntries(tables.map((table) => [table, []])) as unknown as Lines

interface Names {
  readonly units: ReadonlyMap<string, string>
  readonly classes: ReadonlyMap<string, string>
  personId(number: number): string
  readonly actId: string
}

const peopleOfPiece = 20_000

/** Loads the register of people, in pieces: no more than one of them is in memory. */
export async function loadRegister(
  tx: Transaction,
  register: EditionRegister,
  units: ReadonlyMap<string, string>,
  actId: string,
  onLoaded: OnLoaded,
): Promise<void> {
  const classes = new Map(register.classes.map((item) => [item.code, newId()]))
  const known = { known_from: actId }
  await insertRows(
    tx,
    'awareness_class',
    register.classes.map((item) => ({
      id: classes.get(item.code),
      unit_id: idFor(units, item.unit, 'unit'),
      vi: item.vi,
      en: item.en,
      starts_on: item.first,
      ends_on: item.last,
      places: item.places ?? null,
      ...known,
    })),
  )
  const ids: string[] = []
  const personId = (number: number): string => {
    for (let at = ids.length; at <= number; at++) ids.push(newId())
    return ids[number] ?? ''
  }
  const names: Names = { units, classes, personId, actId }
  const resume = await suspendChecks(connectionOf(tx), tables)
  let [lines, count] = [noLines(), 0]
  for (const person of register.people.make()) {
    addPerson(lines, person, count++, names)
    if (count % peopleOfPiece > 0) continue
    await write(tx, lines)
    lines = noLines()
    onLoaded('people', count, register.people.count)
  }
  await write(tx, lines)
  onLoaded('people', count, register.people.count)
  await resume()
  await loadPositions(tx, register.positions, names)
}

async function write(tx: Transaction, lines: Lines): Promise<void> {
  for (const table of tables) await copyInto(tx, table, columns[table], lines[table])
}

const range = (from: string | undefined, until: string | undefined): string => `[${from ?? ''},${until ?? ''})`

/** The first day that a birth known to the year or month may mean. */
const firstDayOf = (birth: string | null): string | null =>
  birth === null ? null : `${birth}-01-01`.slice(0, 10).padEnd(10, '-01')

function addPerson(lines: Lines, person: EditionPerson, number: number, names: Names): void {
  const { actId } = names
  const id = names.personId(number)
  const unit = (code: string): string => idFor(names.units, code, 'unit')
  const add = (table: Table, ...values: readonly CopyValue[]): void => {
    lines[table].push(copyLine([...values, actId]))
  }
  add('person', id, unit(person.unit))
  const { name, birth, sex, ethnicity, education, theory, occupation, phone } = person
  add('person_profile', id, name, birth, firstDayOf(birth), sex, ethnicity, education, theory, occupation, phone)
  const { card_number: card, identity_number: identity, religion } = person.secrets ?? {}
  if (card || identity || religion) add('person_secret', id, card || null, identity || null, religion || null)
  person.memberships.forEach((part, index) => {
    const item = { ...noDates, turn: index + 1, ...part }
    add(
      'membership',
      newId(),
      id,
      item.turn,
      item.decidedOn,
      item.decision,
      item.ceremonyOn,
      item.probationEndsOn,
      item.consideredOn,
      item.recognitionDecidedOn,
      item.recognitionDecision,
      item.fullOn,
      item.partyAgeFrom,
      item.endedOn,
      item.endState,
    )
  })
  for (const span of person.spans) add('membership_span', id, unit(span.unit), span.state, range(span.from, span.until))
  for (const step of person.steps)
    add(
      'membership_step',
      newId(),
      id,
      step.event,
      step.on,
      step.decidedOn,
      step.decision,
      unit(step.unit),
      step.toUnit === undefined ? null : unit(step.toUnit),
      step.reason,
    )
  for (const tie of person.ties ?? [])
    add('membership_tie', id, names.personId(tie.member), tie.kind, range(tie.from, tie.until))
  for (const item of person.forms ?? []) add('dossier_item', id, item.form, item.on)
  for (const seat of person.seats ?? [])
    add('awareness_seat', idFor(names.classes, seat.class, 'class'), id, seat.certificateOn)
  for (const talk of person.dialogues ?? [])
    add('applicant_dialogue', newId(), id, talk.on, talk.difficulty, talk.followUp, talk.resolvedOn)
  for (const item of person.transfers ?? [])
    add(
      'transfer',
      newId(),
      id,
      item.from === undefined ? null : unit(item.from),
      item.to === undefined ? null : unit(item.to),
      item.elsewhere,
      item.decidedOn,
      item.startedOn,
      item.letterOn,
      item.presentedOn,
      item.acceptedOn,
    )
  for (const item of person.disciplines ?? []) add('discipline', newId(), id, item.form, item.on, item.decision)
  for (const badge of person.badges ?? [])
    add('badge_award', newId(), id, badge.years, badge.round, badge.reason !== undefined, badge.reason)
}

async function loadPositions(tx: Transaction, positions: EditionRegister['positions'], names: Names): Promise<void> {
  const rows = positions.map((position) => ({ id: newId(), position }))
  await insertRows(
    tx,
    'position',
    rows.map(({ id, position }) => ({
      id,
      unit_id: idFor(names.units, position.unit, 'unit'),
      post: position.post,
      vi: position.vi,
      en: position.en,
      seats: position.seats ?? 1,
      valid: range(position.from, position.until),
      known_from: names.actId,
    })),
  )
  await insertRows(
    tx,
    'position_holding',
    rows.flatMap(({ id, position }) =>
      position.holders.map((holder) => ({
        id: newId(),
        position_id: id,
        person_id: names.personId(holder.person),
        valid: range(holder.from, holder.until),
        is_acting: holder.isActing ?? false,
        decision: holder.decision ?? null,
        known_from: names.actId,
      })),
    ),
  )
}
