import { randomBytes } from 'node:crypto'
import type { At, Edition } from '../../editions/edition.ts'
import { createAccountRow, grantTo, hashPassword } from '../modules/accounts/server/public.ts'
import { recordAct } from '../modules/acts/server/public.ts'
import { checkFormula } from '../modules/figures/formula.ts'
import type { Measure } from '../modules/figures/measure.ts'
import { plainPrint } from '../modules/figures/print.ts'
import { firstOfAllDays, lastOfAllDays } from '../platform/domain/day.ts'
import { parsePeriod, periodKinds } from '../platform/domain/period.ts'
import { type Database, seal, type Transaction, writeAsOwner } from '../platform/server/db/database.ts'
import { dayRange, type Sql, sql } from '../platform/server/db/sql.ts'
import { operator, system } from '../platform/server/http/context.ts'
import { newId } from '../platform/server/new-id.ts'

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly nameEn: string
}

const idsOf = <Item extends { readonly code: string }>(items: readonly Item[]): ReadonlyMap<string, string> =>
  new Map(items.map((item) => [item.code, newId()]))

function idFor(ids: ReadonlyMap<string, string>, code: string, what: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`the edition names no ${what} “${code}”`)
  return id
}

/**
 * Loads an edition into an empty installation, in one transaction, as one act of the system: nobody is named as having
 * entered its values. Demo accounts get random passwords.
 * @throws when the edition refers to something it does not hold, or a formula is refused.
 */
export async function loadEdition(
  database: Database,
  edition: Edition,
  requestId: string,
): Promise<readonly DemoAccount[]> {
  checkFormulas(edition)
  const passwords = new Map(edition.accounts.map((account) => [account.login, randomBytes(9).toString('base64url')]))
  const hashes = new Map<string, string>()
  for (const [login, password] of passwords) hashes.set(login, await hashPassword(password))
  await writeAsOwner(database, { actor: system, requestId }, async (tx) => {
    await tx.query(sql`insert into installation (edition, working_on) values (${edition.code}, ${edition.workingOn})`)
    const actId = await recordAct(tx, {
      verb: 'edition.load',
      recordKind: 'edition',
      payload: { edition: edition.code, entries: edition.entries.length },
    })
    await grantTo(tx, {
      id: newId(),
      accountId: operator.accountId,
      role: 'reader',
      unitId: null,
      from: firstOfAllDays,
      until: lastOfAllDays,
    })
    const units = idsOf(edition.units)
    await loadUnits(tx, edition, units, actId)
    const sources = idsOf(edition.sources)
    await insert(
      tx,
      'source',
      edition.sources.map((source) => ({
        id: sources.get(source.code),
        code: source.code,
        vi: source.vi,
        en: source.en,
        publisher: source.publisher,
        published_on: source.publishedOn,
        known_from: actId,
      })),
    )
    const measures = idsOf(edition.measures)
    await loadMeasures(tx, edition, { units, measures }, actId)
    const directives = idsOf(edition.directives)
    const ids = { units, measures, sources, directives }
    await loadFigures(tx, edition, ids, actId)
    await loadTargets(tx, edition, ids, actId)
    for (const account of edition.accounts) {
      const id = newId()
      await createAccountRow(tx, {
        id,
        login: account.login,
        vi: account.vi,
        en: account.en,
        passwordHash: hashes.get(account.login) ?? null,
      })
      for (const grant of account.grants) {
        const unitId = grant.unit === null ? null : idFor(units, grant.unit, 'unit')
        await grantTo(tx, {
          id: newId(),
          accountId: id,
          role: grant.role,
          unitId,
          from: edition.workingOn === null ? firstOfAllDays : `${edition.workingOn.slice(0, 4)}-01-01`,
          until: lastOfAllDays,
        })
      }
    }
    await tx.query(sql`select rebuild_unit_reach()`)
  })
  await seal(database)
  return edition.accounts.map((account) => ({
    login: account.login,
    password: passwords.get(account.login) ?? '',
    name: account.vi,
    nameEn: account.en,
  }))
}

/** Inserts rows of one shape through one JSON parameter. */
async function insert(tx: Transaction, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const statement: Sql = {
    strings: [
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, `,
      '::jsonb)',
    ],
    values: [JSON.stringify(rows)],
  }
  await tx.query(statement)
}

async function loadUnits(
  tx: Transaction,
  edition: Edition,
  units: ReadonlyMap<string, string>,
  actId: string,
): Promise<void> {
  const rangeOf = (unit: { from?: string; until?: string }): string =>
    dayRange(unit.from ?? firstOfAllDays, unit.until ?? lastOfAllDays)
  const known = { known_from: actId }
  const unitId = (code: string): string => idFor(units, code, 'unit')
  const ordered = [...edition.units].sort((a, b) => Number(a.home !== undefined) - Number(b.home !== undefined))
  await insert(
    tx,
    'unit',
    ordered.map((unit) => ({
      id: unitId(unit.code),
      code: unit.code,
      kind: unit.kind,
      role: unit.role,
      home_id: unit.home === undefined ? null : unitId(unit.home),
      ...known,
    })),
  )
  await insert(
    tx,
    'unit_span',
    edition.units.map((unit) => ({ unit_id: unitId(unit.code), valid: rangeOf(unit), ...known })),
  )
  await insert(
    tx,
    'unit_name',
    edition.units.map((unit) => ({
      unit_id: unitId(unit.code),
      valid: rangeOf(unit),
      vi: unit.vi,
      en: unit.en,
      ...known,
    })),
  )
  await insert(
    tx,
    'unit_parent',
    edition.units.flatMap((unit) =>
      unit.parent === undefined
        ? []
        : [{ unit_id: unitId(unit.code), parent_id: unitId(unit.parent), valid: rangeOf(unit), ...known }],
    ),
  )
  await insert(
    tx,
    'area_lead',
    edition.units.flatMap((unit) =>
      unit.leads === undefined
        ? []
        : [{ party_id: unitId(unit.code), area_id: unitId(unit.leads), valid: rangeOf(unit), ...known }],
    ),
  )
  await insert(
    tx,
    'term',
    edition.terms.map((term) => ({
      code: term.code,
      unit_id: unitId(term.unit),
      valid: `[${term.first},${term.last}]`,
      is_assumed: term.isAssumed,
      ...known,
    })),
  )
}

interface Ids {
  readonly units: ReadonlyMap<string, string>
  readonly measures: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  readonly directives: ReadonlyMap<string, string>
}

async function loadMeasures(
  tx: Transaction,
  edition: Edition,
  ids: Pick<Ids, 'units' | 'measures'>,
  actId: string,
): Promise<void> {
  await insert(
    tx,
    'class_set',
    edition.classSets.map((set) => ({
      code: set.code,
      reading: set.reading,
      is_exhaustive: set.isExhaustive,
      classes: set.classes,
      known_from: actId,
    })),
  )
  await insert(
    tx,
    'measure',
    edition.measures.map((measure) => ({ id: ids.measures.get(measure.code), code: measure.code })),
  )
  await insert(
    tx,
    'measure_version',
    edition.measures.map((measure) => ({
      measure_id: ids.measures.get(measure.code),
      valid: '(,)',
      vi: measure.vi,
      en: measure.en,
      subjects: measure.subjects,
      measured_in_vi: measure.measuredIn.vi,
      measured_in_en: measure.measuredIn.en,
      kind: measure.kind ?? (measure.formula ? 'formula' : 'entered'),
      result: measure.result ?? 'quantity',
      over_time: measure.overTime ?? 'sum',
      over_units: measure.overUnits ?? 'sum',
      entry_mode: measure.entry ?? 'in_period',
      stated_at_parent: measure.statedAtParent ?? 'total',
      class_set: measure.classSet ?? null,
      period_kinds: measure.periodKinds ?? periodKinds,
      is_whole: measure.isWhole ?? true,
      is_non_negative: measure.isNonNegative ?? true,
      least: measure.least ?? null,
      most: measure.most ?? null,
      print_rule: { ...plainPrint, ...measure.print },
      formula: measure.formula ?? null,
      restate_by: measure.restateBy ?? null,
      owner_id: measure.owner === undefined ? null : idFor(ids.units, measure.owner, 'unit'),
      audience: measure.audience ?? 'scope',
      known_from: actId,
    })),
  )
  await insert(
    tx,
    'consistency_rule',
    edition.rules.map((rule) => ({ ...rule, known_from: actId })),
  )
}

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

function sourceColumns(ids: Ids, source: string) {
  const [code = '', paragraph] = source.split('#')
  return {
    source_id: idFor(ids.sources, code, 'source'),
    paragraph: paragraph === undefined ? null : Number(paragraph),
  }
}

async function loadFigures(tx: Transaction, edition: Edition, ids: Ids, actId: string): Promise<void> {
  const known = { known_from: actId }
  await insert(
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
  await insert(
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
  await insert(
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

async function loadTargets(tx: Transaction, edition: Edition, ids: Ids, actId: string): Promise<void> {
  const known = { known_from: actId }
  const groups = idsOf(edition.taskGroups)
  const days = (period: string) => {
    const parsed = parsePeriod(period, (code) => edition.terms.find((term) => term.code === code))
    if (!parsed.ok) throw new Error(`the edition has the period “${period}”`)
    return { period, first_day: parsed.value.first, last_day: parsed.value.last }
  }
  const directive = (code: string | undefined): string | null =>
    code === undefined ? null : idFor(ids.directives, code, 'directive')
  await insert(
    tx,
    'theme',
    edition.themes.map((item) => ({
      id: newId(),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      kind: item.kind,
      rank: item.rank ?? 1,
      ...days(item.period),
      vi: item.vi,
      en: item.en,
      directive_id: directive(item.directive),
      ...sourceColumns(ids, item.source),
      ...known,
    })),
  )
  await insert(
    tx,
    'task_group',
    edition.taskGroups.map((item, index) => ({
      id: groups.get(item.code),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      ...days(item.period),
      rank: index + 1,
      vi: item.vi,
      en: item.en,
      ...known,
    })),
  )
  await insert(
    tx,
    'target',
    edition.targets.map((item, index) => ({
      id: newId(),
      unit_id: idFor(ids.units, item.unit, 'unit'),
      subject_id: idFor(ids.units, item.subject ?? item.unit, 'unit'),
      group_id: item.group === undefined ? null : idFor(groups, item.group, 'task group'),
      measure_id: idFor(ids.measures, item.measure, 'measure'),
      class_code: item.class ?? null,
      direction: item.direction,
      ...days(item.period),
      rank: item.rank ?? index + 1,
      lead_id: item.lead === undefined ? null : idFor(ids.units, item.lead, 'unit'),
      directive_id: directive(item.directive),
      plan_aspect: item.planAspect,
      plan_words: item.planWords ?? null,
      plan_until: item.planUntil ?? null,
      ...known,
    })),
  )
}

function checkFormulas(edition: Edition): void {
  const byCode = new Map(edition.measures.map((measure) => [measure.code, measure as unknown as Measure]))
  for (const measure of edition.measures) {
    const checked = measure.formula ? checkFormula(measure.formula, (code) => byCode.get(code)) : undefined
    if (checked && !checked.ok)
      throw new Error(`the formula of “${measure.code}” is refused: ${checked.refusal.text.en}`)
  }
}
