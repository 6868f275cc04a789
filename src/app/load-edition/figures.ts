import type { At, Edition } from '../../../editions/edition.ts'
import { parsePeriod } from '../../platform/domain/period.ts'
import type { Transaction } from '../../platform/server/db/database.ts'
import { insertRows } from '../../platform/server/db/insert-rows.ts'
import { newId } from '../../platform/server/new-id.ts'
import { type Ids, idFor } from './ids.ts'

function placeColumns(edition: Edition, ids: Ids, at: At) {
  const period = parsePeriod(at.period, (code) => edition.terms.find((term) => term.code === code))
  if (!period.ok) throw new Error(`the edition has the period “${at.period}”: ${period.refusal.text.en}`)
  return {
    unit_id: idFor(ids.units, at.unit, 'unit'),
    measure_id: idFor(ids.measures, at.measure, 'measure'),
    class_code: at.class ?? null,
    aspect: at.aspect ?? 'actual',
    period: at.period,
    first_day: period.value.first,
    last_day: period.value.last,
  }
}

export function sourceColumns(ids: Ids, source: string) {
  const [code = '', paragraph] = source.split('#')
  return {
    source_id: idFor(ids.sources, code, 'source'),
    paragraph: paragraph === undefined ? null : Number(paragraph),
  }
}

export async function loadFigures(tx: Transaction, edition: Edition, ids: Ids, actId: string): Promise<void> {
  const known = { known_from: actId }
  await insertRows(
    tx,
    'directive',
    edition.directives.map((item) => ({
      id: ids.directives.get(item.code),
      code: item.code,
      symbol: item.symbol,
      kind: item.kind,
      issuer_id: idFor(ids.units, item.issuer, 'unit'),
      issued_on: item.issuedOn,
      vi: item.vi,
      en: item.en,
      ...sourceColumns(ids, item.source),
      ...known,
    })),
  )
  await insertRows(
    tx,
    'entry',
    edition.entries.map((entry) => ({
      id: newId(),
      ...placeColumns(edition, ids, entry),
      word: entry.value === undefined ? null : (entry.word ?? (entry.high === undefined ? 'exact' : 'range')),
      low: entry.value ?? null,
      high: entry.high ?? entry.value ?? null,
      is_estimate: entry.isEstimate ?? false,
      is_not_applicable: false,
      is_of_most: entry.isOfMost ?? false,
      result: entry.result ?? null,
      origin: entry.origin ?? 'stated',
      inferred_by: entry.inferredBy ?? null,
      printed_form: entry.printedForm ?? null,
      cut_off_on: entry.cutOffOn ?? null,
      stated_on: edition.sources.find((source) => source.code === entry.source.split('#')[0])?.publishedOn ?? null,
      ...sourceColumns(ids, entry.source),
      directive_id: entry.directive === undefined ? null : idFor(ids.directives, entry.directive, 'directive'),
      ...known,
    })),
  )
  await insertRows(
    tx,
    'printed_statement',
    edition.statements.map((statement) => ({
      id: newId(),
      ...placeColumns(edition, ids, statement),
      word: statement.word ?? 'exact',
      low: statement.value,
      high: statement.high ?? statement.value,
      printed_form: statement.printedForm,
      ...sourceColumns(ids, statement.source),
      is_independent: statement.isIndependent,
      note_vi: statement.note?.vi ?? null,
      note_en: statement.note?.en ?? null,
      ...known,
    })),
  )
}
