import { setImmediate as breathe } from 'node:timers/promises'
import type { BulkTransaction } from '../../../../platform/server/db/bulk.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import { recordAct, sha256 } from '../../../acts/server/public.ts'
import { isTaken } from '../../exchange.ts'
import { personFields } from '../../field.ts'
import { dateFields, merged, profileFields, secretFields } from './differences.ts'
import { heedCancel, type ImportJob } from './jobs.ts'

/** Rows that go into the tables together: few statements, since each asks for the rights of the caller and for the keys anew. */
const batchRows = 20_000

/**
 * Writes what the temporary table holds: one act, and every row names it. The act comes as late as the rows that name it
 * allow, since writers of acts make exact readers wait.
 * @returns the act’s id
 */
export async function saveRows(tx: BulkTransaction, job: ImportJob): Promise<string> {
  const read = job.read
  if (!read) throw new Error('the file was not read')
  const { least, most } = await tx.one<{ least: number | null; most: number | null }>({
    strings: ['select min(row_number) as least, max(row_number) as most from import_stage'],
    values: [],
  })
  await tx.query(sql`select set_indexes_aside()`)
  const actId = await recordAct(tx, {
    verb: 'people.import',
    unitId: job.unitId,
    recordKind: 'import',
    recordId: job.id,
    payload: {
      kind: job.kind,
      format: job.format,
      rows: read.rowCount,
      ...job.found?.counts,
      file: sha256(job.file).toString('hex'),
      salt: read.salt.toString('hex'),
    },
  })
  Object.assign(job, { phase: 'saving', done: 0, total: read.rowCount })
  const taken = new Set<string>(
    personFields.filter((field) => isTaken(job.format, field.key)).map((field) => field.key),
  )
  const statements = job.found?.counts.changed === 0 ? newRows : [...newRows, ...changedRows(taken)]
  for (let from = least ?? 1; from <= (most ?? 0); from += batchRows) {
    for (const [at, text] of statements.entries()) {
      heedCancel(job)
      await tx.query(within(text, actId, from, from + batchRows))
      const share = (at + 1) / statements.length
      job.done = Math.min(job.total, Math.round(from - (least ?? 1) + batchRows * share))
    }
    await breathe()
  }
  heedCancel(job)
  Object.assign(job, { phase: 'closing', done: job.total })
  await tx.query(sql`set constraints index_is_put_back immediate`)
  return actId
}

/** `$act`, `$from` and `$until` in the text become parameters. */
function within(text: string, actId: string, from: number, until: number): Sql {
  const given: Readonly<Record<string, unknown>> = { act: actId, from, until }
  const parts = text.split(/\$(act|from|until)/)
  return {
    strings: parts.filter((_, index) => index % 2 === 0),
    values: parts.filter((_, index) => index % 2 === 1).map((name) => given[name]),
  }
}

const inBatch = 's.row_number >= $from::integer and s.row_number < $until::integer'

const newRows: readonly string[] = [
  `insert into person (id, unit_id, known_from) select s.person_id, s.cell_id, $act::uuid from import_stage s where s.match_id is null and ${inBatch}`,
  // Arrays side by side in the list of values: read as a table of its own, each would be written out first, for every row.
  `insert into membership_span (person_id, unit_id, state, valid, known_from, by_file)
      select coalesce(s.match_id, s.person_id), s.cell_id, unnest(s.span_states), unnest(s.span_valid), $act::uuid, true from import_stage s
      where (s.match_id is null or s.has_new_spans) and ${inBatch}`,
  `insert into membership_step (id, person_id, event, "on", decided_on, decision, unit_id, known_from, by_file)
      select x.id, x.person_id, x.event, x.at,
        case x.event when 'admit' then x.decided_on when 'decide' then x.decided_on when 'recognise' then x.recognition_decided_on end,
        case x.event when 'admit' then x.decision when 'decide' then x.decision when 'recognise' then x.recognition_decision end, x.cell_id, $act::uuid, true
      from (select unnest(s.step_ids) as id, unnest(s.step_events) as event, unnest(s.step_on) as at, coalesce(s.match_id, s.person_id) as person_id,
          s.cell_id, s.decided_on, s.decision, s.recognition_decided_on, s.recognition_decision
        from import_stage s where (s.match_id is null or s.has_new_spans) and ${inBatch}) x`,
  `insert into person_profile (person_id, ${profileFields.join(', ')}, birth_on, known_from, by_file)
      select s.person_id, ${profileFields.map((field) => `s.${field}`).join(', ')}, s.birth_on, $act::uuid, true from import_stage s where s.match_id is null and ${inBatch}`,
  `insert into membership (id, person_id, ${dateFields.join(', ')}, probation_ends_on, known_from)
      select s.membership_id, coalesce(s.match_id, s.person_id), ${dateFields.map((field) => `s.${field}`).join(', ')}, s.probation_ends_on, $act::uuid
      from import_stage s where s.membership_id is not null and (s.match_id is null
        or (s.is_membership_new and not exists (select from membership m where m.person_id = s.match_id and m.known_until is null))) and ${inBatch}`,
  `insert into person_secret (person_id, ${secretFields.join(', ')}, known_from)
      select s.person_id, ${secretFields.map((field) => `s.${field}`).join(', ')}, $act::uuid from import_stage s
      where s.match_id is null and (${secretFields.map((field) => `s.${field} is not null`).join(' or ')}) and ${inBatch}`,
  `insert into import_row (act_id, row_number, person_id, digest)
      select $act::uuid, s.row_number, coalesce(s.match_id, s.person_id), s.digest from import_stage s where ${inBatch}`,
]

/** The people of these rows, as a list made once: found by it, rows with row-level security are asked for one by one. */
const changedPeople = (which: string): string =>
  `any (array(select s.match_id from import_stage s where s.match_id is not null and ${which} and ${inBatch}))`

function changedRows(taken: ReadonlySet<string>): readonly string[] {
  const value = (field: string, held: string): string => merged(field, held, taken.has(field))
  return [
    `update person_profile set known_until = $act::uuid where person_id = ${changedPeople('s.is_profile_new')} and known_until is null`,
    `insert into person_profile (person_id, ${profileFields.join(', ')}, birth_on, known_from, by_file)
      select s.match_id, ${profileFields.map((field) => value(field, 'p')).join(', ')}, ${taken.has('birth') ? 'coalesce(s.birth_on, p.birth_on)' : 'coalesce(p.birth_on, s.birth_on)'}, $act::uuid, true
      from import_stage s join person_profile p on p.person_id = s.match_id and p.known_until = $act::uuid where s.is_profile_new and ${inBatch}`,
    `update membership m set known_until = $act::uuid where m.person_id = ${changedPeople('s.is_membership_new')} and m.known_until is null
      and m.known_from <> $act::uuid and not exists (
        select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)`,
    `insert into membership (id, person_id, turn, ended_on, end_state, ${dateFields.join(', ')}, probation_ends_on, known_from)
      select m.id, m.person_id, m.turn, m.ended_on, m.end_state, ${dateFields.map((field) => value(field, 'm')).join(', ')},
        ${value('probation_ends_on', 'm')}, $act::uuid
      from import_stage s join membership m on m.person_id = s.match_id and m.known_until = $act::uuid where s.is_membership_new and ${inBatch}`,
    `select set_secrets(g.people, g.fields, g.given, $act::uuid) from (
      select array_agg(s.match_id) as people, array_agg(x.field) as fields, array_agg(x.value) as given
      from import_stage s cross join lateral (values ${secretFields.map((field) => `('${field}', s.${field})`).join(', ')}) x (field, value)
      where s.match_id is not null and x.field = any (s.new_secrets) and ${inBatch}) g where g.people is not null`,
  ]
}
