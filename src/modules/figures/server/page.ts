import type { Outcome } from '../../../platform/domain/refusal.ts'
import type { Ability } from '../../../platform/domain/shapes.ts'
import { promiseKnownAt, read, type Transaction, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, canReadFigure, type Reader, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { reachableUnit, toUnitRef, unitByCode } from '../../org/server/public.ts'
import type { FigurePage, Finding, Record } from '../contract.ts'
import { checkApproval, checkPlace } from '../enter.ts'
import { entriesBehind, type Figure, type FigureKey, figureAt, type Ledger, lineageDepth } from '../figure.ts'
import type { Aspect, Measure } from '../measure.ts'
import { asPrinted } from '../print.ts'
import { overlaps, quantity, type Word } from '../quantity.ts'
import { restatedAt } from '../restate.ts'
import { breakdownOf } from '../roll-up.ts'
import { type Catalogue, catalogueAt, measureOf, measuresNeeded, periodOf, requireClass } from './catalogue.ts'
import { figureCode } from './code.ts'
import { loadLedger } from './ledger.ts'
import { countsToName, lineageOf } from './lineage.ts'
import type { CountedRecord } from './measure-source.ts'
import { present } from './present.ts'
import { loadRecords } from './records.ts'
import { keepCodes } from './store.ts'

/** Findings come from a module below; the application hands its reader in. */
export interface FindingSource {
  /** Further measures whose figures the findings of this one compare it with. */
  measuresBeside(tx: Transaction, measure: string): Promise<readonly string[]>
  findingsOf(
    tx: Transaction,
    catalogue: Catalogue,
    ledger: Ledger,
    figures: readonly Figure[],
  ): Promise<readonly Finding[]>
}

export interface FigureQuery {
  readonly unit: string
  readonly measure: string
  readonly class?: string | undefined
  readonly aspect: Aspect
  readonly period: string
  readonly knownAt?: string | undefined
  readonly restated?: string | undefined
}

/** Reads at an earlier known-at (promised first, so that it never changes again) or at the present. */
export async function readAt<Result>(
  context: Context,
  asked: string | undefined,
  work: (tx: Transaction, knownAt: string | null) => Promise<Result>,
): Promise<Result> {
  const knownAt = asked === undefined ? null : await promiseKnownAt(context.database, asked)
  return read(context.database, context.caller, (tx) => work(tx, knownAt))
}

export interface OpenedFigure {
  readonly catalogue: Catalogue
  readonly ledger: Ledger
  readonly reader: Reader
  readonly measure: Measure
  readonly figure: Figure
  readonly restatedOn: string | null
}

/** The guarded door to one figure: an invisible unit is not found. */
export async function openFigure(
  tx: Transaction,
  cacheKey: object,
  query: FigureQuery,
  knownAt: string | null,
  beside: readonly string[] = [],
): Promise<OpenedFigure> {
  const catalogue = await catalogueAt(tx, knownAt, cacheKey)
  const reader = await loadReader(tx)
  const visible = unitByCode(catalogue.forest, query.unit)
  const period = canRead(catalogue.forest, reader, visible.id, reader.today)
    ? periodOf(catalogue, query.period)
    : undefined
  const on = (period ?? periodOf(catalogue, query.period)).last
  const audience = catalogue.measures.get(query.measure)?.[0]?.audience ?? 'scope'
  const unit = reachableUnit(catalogue.forest, query.unit, (unitId) =>
    canReadFigure(catalogue.forest, reader, unitId, on, audience),
  )
  const at = period ?? periodOf(catalogue, query.period)
  const measure = measureOf(catalogue, query.measure, at.last)
  requireClass(catalogue, measure, query.class ?? null)
  const restatedOn = query.restated === undefined ? null : query.restated === 'today' ? reader.today : query.restated
  const measures = measuresNeeded(catalogue, [query.measure, ...beside])
  const ledger = await loadLedger(
    tx,
    catalogue,
    {
      unitId: unit.id,
      on: at.last,
      measures,
      knownAt,
      withPredecessors: restatedOn !== null,
    },
    cacheKey,
  )
  const key: FigureKey = {
    unitId: unit.id,
    measure: query.measure,
    class: query.class ?? null,
    aspect: query.aspect,
    period: at,
  }
  const figure = restatedOn === null ? figureAt(ledger, key) : restatedAt(ledger, key, restatedOn)
  return { catalogue, ledger, reader, measure, figure, restatedOn }
}

export async function figurePage(context: Context, query: FigureQuery, findings: FindingSource): Promise<FigurePage> {
  const page = await readAt(context, query.knownAt, async (tx, knownAt) => {
    const beside = await findings.measuresBeside(tx, query.measure)
    const opened = await openFigure(tx, context.database, query, knownAt, beside)
    const { catalogue, ledger, reader, figure, measure } = opened
    const { key } = figure
    const broken = breakdownOf(ledger, figure)
    const behind = [...entriesBehind(figure), ...(broken?.parts.flatMap(entriesBehind) ?? [])].map((entry) => entry.id)
    const here = sql`(e.unit_id = ${key.unitId} and e.measure_id = ${measure.id} and coalesce(e.class_code, '') = ${key.class ?? ''}
      and e.aspect = ${key.aspect} and e.first_day = ${key.period.first} and e.last_day = ${key.period.last}
      and (${knownAt}::timestamptz is null or exists (select from act k where k.id = e.known_from and k.known_at <= ${knownAt}::timestamptz)))`
    const records = await loadRecords(tx, catalogue, sql`e.id = any (${behind}::uuid[])`)
    const history = (await loadRecords(tx, catalogue, here)).toSorted((a, b) => (a.enteredAt < b.enteredAt ? 1 : -1))
    const isOpen = (unitId: string, on: string): boolean =>
      canReadFigure(catalogue.forest, reader, unitId, on, measure.audience)
    const view = { catalogue, ledger, isOpen }
    const named = await recordsOfCounts(tx, catalogue, countsToName(view, figure), knownAt)
    const code = figureCode(figure, null)
    const current = history.find((record) => record.isCurrent && !record.isWithdrawn)
    return {
      code,
      isKept: (await tx.maybe(sql`select code from figure_code where code = ${code.code}`)) !== undefined,
      page: {
        figure: present(catalogue, figure),
        code: code.code,
        derived: figure.origin === 'computed' || figure.origin === 'counted',
        depth: Math.max(lineageDepth(figure), ...(broken?.parts.map((part) => 1 + lineageDepth(part)) ?? [])),
        knownAt: knownAt ?? tx.position.knownAt,
        isPast: knownAt !== null,
        restatedOn: opened.restatedOn,
        owner: measure.ownerId === null ? null : toUnitRef(catalogue.forest, measure.ownerId, key.period.last),
        lineage: lineageOf(
          { ...view, records: new Map(records.map((record) => [record.id, record])), behind: named },
          figure,
        ),
        statements: await statementsOf(tx, catalogue, figure, measure, knownAt),
        findings: [...(await findings.findingsOf(tx, catalogue, ledger, [figure]))],
        history,
        classes: classesOf(opened),
        currentEntryId: current?.id ?? null,
        can: await abilities(tx, opened, current),
      },
    }
  })
  if (!page.isKept) await write(context.database, context.caller, (tx) => keepCodes(tx, [page.code]))
  return page.page
}

/** The records behind counts, by the sources that counted them. */
async function recordsOfCounts(
  tx: Transaction,
  catalogue: Catalogue,
  figures: readonly Figure[],
  knownAt: string | null,
): Promise<ReadonlyMap<Figure, readonly CountedRecord[]>> {
  const found = new Map<Figure, readonly CountedRecord[]>()
  for (const figure of figures) {
    const { unitId, measure, class: classCode, period } = figure.key
    const source = catalogue.counting.find((item) => item.measures.includes(measure))
    const query = { measure, unitId, class: classCode, first: period.first, last: period.last, knownAt }
    if (source) found.set(figure, await source.recordsBehind(tx, query))
  }
  return found
}

function classesOf({ catalogue, ledger, measure, figure }: OpenedFigure): FigurePage['classes'] {
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  return (set?.classes ?? []).map((item) => ({
    code: item.code,
    name: { vi: item.vi, en: item.en },
    figure: present(catalogue, figureAt(ledger, { ...figure.key, class: item.code })),
  }))
}

interface StatementRow {
  word: Word
  low: string
  high: string
  printed_form: string
  source_id: string
  paragraph: number | null
  is_independent: boolean
  note_vi: string | null
  note_en: string | null
}

/** What a source printed at this place, compared with the figure as the print rule prints it. */
async function statementsOf(
  tx: Transaction,
  catalogue: Catalogue,
  figure: Figure,
  measure: Measure,
  knownAt: string | null,
): Promise<FigurePage['statements']> {
  const { key } = figure
  const rows = await tx.query<StatementRow>(sql`
    select word, low::text, high::text, printed_form, source_id, paragraph, is_independent, note_vi, note_en from printed_statement
    where unit_id = ${key.unitId} and measure_id = ${measure.id} and coalesce(class_code, '') = ${key.class ?? ''} and aspect = ${key.aspect}
      and first_day = ${key.period.first} and last_day = ${key.period.last} and known_at_covers(known_from, known_until, ${knownAt}::timestamptz)`)
  return rows.map((row) => {
    const said = quantity(row.word, row.low, row.high)
    const shown = figure.quantity && asPrinted(figure.quantity, measure.print)
    const source = catalogue.sources.get(row.source_id)
    return {
      printed: present(catalogue, { ...figure, quantity: said, absence: null }).printed,
      printedForm: row.printed_form,
      agrees: shown
        ? (shown.word === said.word && shown.low.eq(said.low) && shown.high.eq(said.high)) ||
          (shown.word !== said.word && overlaps(shown, said) && shown.low.eq(said.low))
        : false,
      isIndependent: row.is_independent,
      note: row.note_vi === null || row.note_en === null ? null : { vi: row.note_vi, en: row.note_en },
      source: {
        code: source?.code ?? '',
        name: { vi: source?.vi ?? '', en: source?.en ?? '' },
        publisher: source?.publisher ?? null,
        publishedOn: source?.publishedOn ?? null,
        paragraph: row.paragraph,
      },
    }
  })
}

export const ability = (...outcomes: readonly Outcome<unknown>[]): Ability => {
  const refused = outcomes.find((outcome) => !outcome.ok)
  return refused && !refused.ok ? { isAllowed: false, reason: refused.refusal.text } : { isAllowed: true, reason: null }
}

const refusedBecause = (vi: string, en: string): Ability => ({ isAllowed: false, reason: { vi, en } })

async function abilities(
  tx: Transaction,
  { catalogue, reader, figure, measure }: OpenedFigure,
  current: Record | undefined,
): Promise<FigurePage['can']> {
  const { key } = figure
  const { forest } = catalogue
  const unit = forest.units.get(key.unitId)
  const clerk = requireRole(forest, reader, 'clerk', key.unitId, key.period.last)
  const isPlan = key.aspect !== 'actual'
  const byTargets = refusedBecause('Kế hoạch được đặt ở trang Chỉ tiêu.', 'Plans are set on the page of targets.')
  const none = refusedBecause('Chưa có lần nhập nào ở đây.', 'Nothing was entered here.')
  const enteredBy =
    current &&
    (await tx.one<{ entered_by: string }>(sql`select entered_by from entry_story(${current.id}::uuid)`)).entered_by
  const enter = unit
    ? ability(clerk, checkPlace(forest, measure, unit, key.period, key.class, key.aspect, reader.today))
    : none
  return {
    enter: isPlan
      ? byTargets
      : current
        ? refusedBecause('Đã có giá trị: hãy đính chính.', 'There is a value already: correct it.')
        : enter,
    correct: isPlan ? byTargets : current ? ability(clerk) : none,
    withdraw: isPlan ? byTargets : current ? ability(clerk) : none,
    approve:
      current && enteredBy !== undefined
        ? ability(
            requireRole(forest, reader, 'approver', key.unitId, key.period.last),
            checkApproval(enteredBy, reader.accountId, current.approvedBy !== null, true),
          )
        : none,
  }
}

/** The figure alone, after it was saved. */
export function figureAfter(context: Context, query: FigureQuery) {
  return read(context.database, context.caller, async (tx) => {
    const { catalogue, figure } = await openFigure(tx, context.database, query, null)
    return present(catalogue, figure)
  })
}
