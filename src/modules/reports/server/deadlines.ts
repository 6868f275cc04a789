import { periodText } from '../../../platform/domain/period-text.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { catalogueAt } from '../../figures/server/public.ts'
import type { Deadline } from '../../notices/deadline.ts'
import type { DeadlineSource } from '../../notices/server/public.ts'
import { loadRegulations } from '../../regulations/server/public.ts'
import { calendarOf } from '../../regulations/working-days.ts'
import { dueOn, isIn, periodsUpTo } from '../due.ts'
import type { SubmissionState } from '../submission.ts'
import { lineOf, loadForms, type StoredForm, versionFor } from './forms/load.ts'

interface StateRow {
  readonly formId: string
  readonly unitId: string
  readonly first: string
  readonly state: SubmissionState
  readonly onDay: string
  readonly submittedOn: string | null
  readonly eventId: string
}

const mostPeriods = 13

/** Reports that units have to hand in, and those that were returned to them. */
export const submissionDeadlines: DeadlineSource = {
  name: 'reports',
  deadlinesOf: async (tx, { today, from, until }) => {
    // One after the other: this runs as the owner, whose connection sends no two statements together.
    const catalogue = await catalogueAt(tx, null)
    const rules = await loadRegulations(tx, null)
    const forms = await loadForms(tx)
    const calendar = calendarOf(rules)
    const states = await statesOf(tx)
    const { forest } = catalogue
    return forms.flatMap((form) =>
      periodsOf(form, today).flatMap((period): readonly Deadline[] => {
        const version = versionFor(form, period)
        if (!version) return []
        const due = dueOn(version.due, period, calendar)
        const path = `/entry?form=${form.code}&period=${period.id}`
        return [...lineOf(forest, version, period.last).above.keys()].flatMap((unitId): readonly Deadline[] => {
          const held = states.get(`${form.id}|${unitId}|${period.first}`)
          const common = { unitId, path, role: 'clerk' as const }
          if (held?.state === 'returned')
            return [
              {
                ...common,
                kind: 'returned',
                key: `returned:${held.eventId}`,
                dueOn: held.onDay,
                title: named('Sửa và nộp lại', 'Correct and submit again', version.name, periodText(period)),
                doneOn: null,
              },
            ]
          if (due < from || due > until) return []
          return [
            {
              ...common,
              kind: 'due',
              key: `${form.code}:${forest.units.get(unitId)?.code ?? unitId}:${period.id}`,
              dueOn: due,
              title: named('Nộp', 'Submit', version.name, periodText(period)),
              doneOn: held && (isIn(held.state) || held.state === 'reopened') ? held.submittedOn : null,
            },
          ]
        })
      }),
    )
  },
}

const named = (vi: string, en: string, form: Text, period: Text): Text => ({
  vi: `${vi} “${form.vi}” ${period.vi}`,
  en: `${en} “${form.en}”, ${period.en}`,
})

/** Only of periods that have begun: nobody can hand in what has not. */
const periodsOf = (form: StoredForm, today: string) =>
  [...new Set(form.published.map((version) => version.periodKind))].flatMap((kind) =>
    periodsUpTo(kind, today, form.published[0]?.from ?? today, mostPeriods),
  )

async function statesOf(tx: Transaction): Promise<ReadonlyMap<string, StateRow>> {
  const rows = await tx.query<StateRow>(sql`
    select s.form_id as "formId", s.unit_id as "unitId", s.first_day as first, e.state, e.on_day as "onDay", e.submitted_on as "submittedOn",
      e.id as "eventId"
    from submission s join submission_event e on e.submission_id = s.id and e.known_until is null`)
  return new Map(rows.map((row) => [`${row.formId}|${row.unitId}|${row.first}`, row]))
}
