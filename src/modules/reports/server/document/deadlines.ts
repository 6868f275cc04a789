import { sql } from '../../../../platform/server/db/sql.ts'
import type { Deadline } from '../../../notices/deadline.ts'
import type { DeadlineSource } from '../../../notices/server/public.ts'

interface Of {
  readonly documentId: string
  readonly unitId: string
  readonly title: string
  readonly summary: string
}
interface SectionRow extends Of {
  readonly key: string
  readonly section: string
  readonly post: string | null
  readonly dueOn: string
  readonly doneOn: string | null
}
interface AskingRow extends Of {
  readonly stepId: string
  readonly dueOn: string
  readonly waiting: number
  readonly doneOn: string | null
}
interface ReturnedRow extends Of {
  readonly stepId: string
  readonly onDay: string
}

const mostWords = 80
const short = (text: string): string => (text.length <= mostWords ? text : `${text.slice(0, mostWords - 1).trimEnd()}…`)
const named = ({ title, summary }: Of): string => short(`${title} ${summary}`.trim())

/** Sections that have to be written, opinions that were asked for, and documents that were sent back. It names nobody. */
export const documentDeadlines: DeadlineSource = {
  name: 'documents',
  deadlinesOf: async (tx, { from, until }) => {
    const stands = sql`join document_frame f on f.document_id = d.id and f.known_until is null
      join lateral (select id, state, event, on_day from document_step where document_id = d.id order by number desc limit 1) t on true`
    const of = sql`d.id as "documentId", d.unit_id as "unitId", f.title, f.summary`
    // One after the other: this runs as the owner, whose connection sends no two statements together.
    const sections = await tx.query<SectionRow>(sql`
      select ${of}, s.key, s.title as section, s.owner_post as post, s.due_on as "dueOn",
        case when s.state = 'open' then null else s.marked_on end as "doneOn"
      from document_section s join document d on d.id = s.document_id ${stands}
      where s.known_until is null and s.due_on between ${from}::date and ${until}::date and t.state in ('draft', 'opinions')`)
    const askings = await tx.query<AskingRow>(sql`
      select ${of}, t.id as "stepId", max(a.due_on) as "dueOn", count(*) filter (where o.id is null) as waiting,
        case when bool_and(o.id is not null) then max(o.on_day) end as "doneOn"
      from document d ${stands} join document_asking a on a.step_id = t.id
      left join document_opinion o on o.step_id = a.step_id and o.account_id = a.account_id and o.known_until is null
      where t.state = 'opinions' and a.due_on between ${from}::date and ${until}::date
      group by d.id, d.unit_id, f.title, f.summary, t.id`)
    const returned = await tx.query<ReturnedRow>(sql`
      select ${of}, t.id as "stepId", t.on_day as "onDay" from document d ${stands} where t.event = 'return' and t.state = 'draft'`)
    return [...sections.map(section), ...askings.map(asking), ...returned.map(sentBack)]
  },
}

const section = (row: SectionRow): Deadline => ({
  key: `section:${row.documentId}:${row.key}`,
  kind: 'due',
  unitId: row.unitId,
  dueOn: row.dueOn,
  title: {
    vi: `Viết phần “${short(row.section)}”${row.post === null ? '' : ` (${short(row.post)})`} của “${named(row)}”`,
    en: `Write the section “${short(row.section)}”${row.post === null ? '' : ` (${short(row.post)})`} of “${named(row)}”`,
  },
  path: `/documents/${row.documentId}`,
  role: 'clerk',
  doneOn: row.doneOn,
})

const asking = (row: AskingRow): Deadline => ({
  key: `opinions:${row.stepId}`,
  kind: 'due',
  unitId: row.unitId,
  dueOn: row.dueOn,
  title: {
    vi: `Cho ý kiến về “${named(row)}” (còn ${row.waiting} người)`,
    en: `Give an opinion on “${named(row)}” (${row.waiting} people to answer)`,
  },
  path: `/documents/${row.documentId}`,
  role: 'approver',
  doneOn: row.doneOn,
})

const sentBack = (row: ReturnedRow): Deadline => ({
  key: `returned:${row.stepId}`,
  kind: 'returned',
  unitId: row.unitId,
  dueOn: row.onDay,
  title: { vi: `Sửa và trình lại “${named(row)}”`, en: `Correct and submit again “${named(row)}”` },
  path: `/documents/${row.documentId}`,
  role: 'clerk',
  doneOn: null,
})
