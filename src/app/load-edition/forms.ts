import type { Edition } from '../../../editions/edition.ts'
import { linesOf } from '../../modules/reports/form.ts'
import { lastOfAllDays } from '../../platform/domain/day.ts'
import { parsePeriod } from '../../platform/domain/period.ts'
import type { Transaction } from '../../platform/server/db/database.ts'
import { insertRows } from '../../platform/server/db/insert-rows.ts'
import { dayRange } from '../../platform/server/db/sql.ts'
import { newId } from '../../platform/server/new-id.ts'
import { type Ids, idFor } from './ids.ts'

const events = { draft: 'save', submitted: 'submit', returned: 'return', approved: 'approve' } as const

/**
 * Loads published reporting forms and how their reports stand; places of approved ones are locked, of the unit and of the
 * area it leads.
 */
export async function loadForms(tx: Transaction, edition: Edition, ids: Ids, actId: string): Promise<void> {
  for (const form of edition.forms ?? []) {
    const formId = newId()
    const owner = idFor(ids.units, form.owner, 'unit')
    await insertRows(tx, 'report_form', [{ id: formId, code: form.code, owner_id: owner, known_from: actId }])
    await insertRows(tx, 'report_form_version', [
      {
        id: newId(),
        form_id: formId,
        valid: dayRange(form.from, lastOfAllDays),
        ...form.name,
        period_kind: form.periodKind,
        asked_of: form.askedOf,
        exempt: form.exempt,
        due_days: form.due.days,
        is_working_days: form.due.isWorkingDays,
        sections: form.sections,
        published: actId,
        known_from: actId,
      },
    ])
    const lines = linesOf(form).flatMap((line) =>
      line.isPrefilled ? [] : [`${idFor(ids.measures, line.measure, 'measure')}/${line.class ?? ''}`],
    )
    const reports = form.reports.map((report) => {
      const period = parsePeriod(report.period)
      if (!period.ok) throw new Error(`the edition has the period “${report.period}”: ${period.refusal.text.en}`)
      return {
        ...report,
        id: newId(),
        unit_id: idFor(ids.units, report.unit, 'unit'),
        first_day: period.value.first,
        last_day: period.value.last,
      }
    })
    const placeOf = ({ unit_id, first_day, last_day }: (typeof reports)[number]) => ({ unit_id, first_day, last_day })
    await insertRows(
      tx,
      'submission',
      reports.map((report) => ({
        ...placeOf(report),
        id: report.id,
        form_id: formId,
        period: report.period,
        known_from: actId,
      })),
    )
    await insertRows(
      tx,
      'submission_event',
      reports.map((report) => ({
        id: newId(),
        submission_id: report.id,
        request_id: newId(),
        event: events[report.state],
        state: report.state,
        reason: report.state === 'returned' ? 'Đề nghị xem lại số liệu' : null,
        on_day: report.on,
        submitted_on: report.state === 'draft' ? null : report.on,
        known_from: actId,
      })),
    )
    await insertRows(
      tx,
      'entry_lock',
      reports
        .filter((report) => report.state === 'approved')
        .flatMap((report) =>
          [report.unit, edition.units.find((unit) => unit.code === report.unit)?.leads].flatMap((place) =>
            place === undefined
              ? []
              : [
                  {
                    ...placeOf(report),
                    unit_id: idFor(ids.units, place, 'unit'),
                    id: newId(),
                    lines,
                    holder_id: report.id,
                    ...form.name,
                    known_from: actId,
                  },
                ],
          ),
        ),
    )
  }
}
