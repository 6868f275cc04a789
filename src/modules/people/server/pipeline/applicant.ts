import type { z } from 'zod'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { ability } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { ruleOn } from '../../../regulations/regulation.ts'
import type { Applicant, Dialogue, readApplicant } from '../../contract/pipeline.ts'
import { spanOn } from '../../membership.ts'
import { dossierOf, formsIn, isStage, type Stage } from '../../pipeline.ts'
import { keeperOf, mayWrite, openPerson } from '../door.ts'

/** Dossier, ties, talks and classes of one person the caller may see. */
export const applicantOf = (context: Context, input: z.output<typeof readApplicant.input>): Promise<Applicant> =>
  read(context.database, context.caller, async (tx) => {
    const person = await openPerson(tx, context, input.id)
    const { catalogue, reader, record, rules } = person
    const { today } = reader
    const stage = stageOf(record.state)
    const unitId = spanOn(record, today)?.unitId ?? null
    const sponsors = ruleOn(rules, 'people.sponsors', today)
    return {
      person: { id: record.id, name: record.profile.name },
      unit: unitId === null ? null : toUnitRef(catalogue.forest, unitId, today),
      stage,
      dossier: await dossierHeld(tx, record.id, ruleOn(rules, 'people.dossier-forms', today), stage),
      ties: await tiesOf(tx, record.id, today),
      sponsorsNeeded: sponsors
        ? {
            count: sponsors.value.count,
            source: sponsors.source,
            isConfirmed: sponsors.confidence === 'confirmed',
          }
        : null,
      dialogues: await dialoguesOf(tx, record.id),
      classes: await classesOf(tx, record.id),
      can: { write: ability(mayWrite(person, keeperOf(record))) },
    }
  })

const stageOf = (state: string): Stage | null => (state === 'exempt' ? 'full' : isStage(state) ? state : null)

async function dossierHeld(
  tx: Transaction,
  personId: string,
  rule: ReturnType<typeof ruleOn<'people.dossier-forms'>>,
  stage: Stage | null,
): Promise<Applicant['dossier']> {
  const held = await tx.query<{ form: string; receivedOn: string }>(sql`
    select form, received_on as "receivedOn" from dossier_item where person_id = ${personId}::uuid and known_until is null`)
  const receivedOn = new Map(held.map((item) => [item.form, item.receivedOn]))
  const forms = rule?.value.forms ?? []
  const dueNow = formsIn(forms, stage ?? 'source')
  const { received, needed } = dossierOf(forms, [...receivedOn.keys()], stage ?? 'source')
  return {
    forms: forms.map((form) => ({
      ...form,
      receivedOn: receivedOn.get(form.code) ?? null,
      isDueNow: dueNow.includes(form),
    })),
    received,
    needed,
    source: rule?.source ?? null,
    note: rule?.value.note ?? null,
  }
}

async function tiesOf(tx: Transaction, personId: string, today: string): Promise<Applicant['ties']> {
  const rows = await tx.query<{
    kind: 'sponsor' | 'mentor'
    memberId: string
    name: string
    from: string | null
    until: string | null
    isCurrent: boolean
  }>(sql`
    select t.kind, t.member_id as "memberId", tied.name, lower(t.valid) as "from", upper(t.valid) as until,
      t.valid @> ${today}::date as "isCurrent"
    from membership_tie t join person_profile tied on tied.person_id = t.member_id and tied.known_until is null
    where t.person_id = ${personId}::uuid and t.known_until is null order by upper(t.valid) desc nulls first, t.kind desc, tied.name`)
  return rows.map(({ memberId, name, ...tie }) => ({ ...tie, member: { id: memberId, name } }))
}

const dialoguesOf = (tx: Transaction, personId: string): Promise<Dialogue[]> =>
  tx.query<Dialogue>(sql`
    select id, "on", difficulty, follow_up as "followUp", resolved_on as "resolvedOn" from applicant_dialogue
    where person_id = ${personId}::uuid and known_until is null order by (resolved_on is null) desc, "on" desc, id`)

async function classesOf(tx: Transaction, personId: string): Promise<Applicant['classes']> {
  const rows = await tx.query<{
    id: string
    vi: string
    en: string
    startsOn: string
    endsOn: string
    certificateOn: string | null
  }>(sql`
    select c.id, c.vi, c.en, c.starts_on as "startsOn", c.ends_on as "endsOn", s.certificate_on as "certificateOn"
    from awareness_seat s join awareness_class c on c.id = s.class_id and c.known_until is null
    where s.person_id = ${personId}::uuid and s.known_until is null order by c.starts_on desc`)
  return rows.map(({ vi, en, ...row }) => ({ ...row, name: { vi, en } }))
}
