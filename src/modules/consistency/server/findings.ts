import type { Period } from '../../../platform/domain/period.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Finding } from '../../figures/contract.ts'
import { type Figure, type FigureKey, figureAt, type Ledger } from '../../figures/figure.ts'
import { versionOn } from '../../figures/measure.ts'
import { type Catalogue, measuresHeld, remember } from '../../figures/server/public.ts'
import { existsOn } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import { type Found, findingsAbout } from '../finding.ts'
import { checkLedger, measuresOfRules } from '../from-ledger.ts'
import type { Checked, Rule } from '../rule.ts'
import { keptRules, loadRules } from './load.ts'

/** The measures that rules look at beside one. */
const besideIn = (rules: readonly Rule[], measure: string): readonly string[] =>
  rules.flatMap((rule) => {
    const named = measuresOfRules([rule])
    return named.includes(measure) ? named : []
  })

export async function measuresBeside(tx: Transaction, measure: string): Promise<readonly string[]> {
  return besideIn(await loadRules(tx), measure)
}

const nameOf = ({ unitId, class: classCode, aspect, period }: Omit<FigureKey, 'measure'>): string =>
  `${unitId}|${classCode ?? ''}|${aspect}|${period.id}|${period.first}|${period.last}`

/** Findings about a figure, worked out once until an entry changes that they rest on. */
function keptFindings(ledger: Ledger, figure: Figure, rules: readonly Rule[]): readonly Found[] {
  const measures = [...new Set([figure.key.measure, ...besideIn(rules, figure.key.measure)])]
  return remember(ledger, measures, `findings|${nameOf(figure.key)}`, () => findingsAbout(ledger, figure, rules))
}

/** Findings about figures, each once, with the answers tied to their present values. */
export async function findingsOf(
  tx: Transaction,
  catalogue: Catalogue,
  ledger: Ledger,
  figures: readonly Figure[],
): Promise<readonly Finding[]> {
  const rules = await keptRules(tx, catalogue)
  const found = new Map<string, Found>()
  for (const figure of figures)
    for (const finding of keptFindings(ledger, figure, rules)) found.set(finding.digest, finding)
  return withAnswers(tx, [...found.values()])
}

async function withAnswers(tx: Transaction, found: readonly Found[]): Promise<readonly Finding[]> {
  if (found.length === 0) return []
  const digests = found.flatMap((finding) => [finding.digest, ...(finding.formerDigest ? [finding.formerDigest] : [])])
  const answers = await tx.query<{ digest: string; answer: string; vi: string; en: string; at: string }>(sql`
    select f.digest, f.answer, who.vi, who.en, a.at from finding_answer f join act a on a.id = f.known_from join account who on who.id = a.actor_id
    where f.known_until is null and f.digest = any (${digests}) order by a.at desc`)
  return found.map(({ formerDigest, ...finding }) => {
    const answer =
      answers.find((row) => row.digest === finding.digest) ?? answers.find((row) => row.digest === formerDigest)
    return {
      ...finding,
      answer: answer ? { text: answer.answer, by: { vi: answer.vi, en: answer.en }, at: answer.at } : null,
    }
  })
}

/**
 * The figures of a unit in a period that have a value: of these measures, or of all that anything is held of or that a
 * rule names, in every class.
 */
function figuresAt(
  catalogue: Catalogue,
  ledger: Ledger,
  unitId: UnitId,
  period: Period,
  measures: readonly string[],
): readonly Figure[] {
  const kind = catalogue.forest.units.get(unitId)?.kind
  return measures.flatMap((code) => {
    const measure = versionOn(catalogue.measures.get(code) ?? [], period.last)
    if (!measure || !kind || !measure.subjects.includes(kind) || measure.result !== 'quantity') return []
    const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
    return [null, ...(set?.classes ?? []).map((item) => item.code)].flatMap((classCode) => {
      const key = { unitId, measure: code, class: classCode, aspect: 'actual', period } as const
      const figure = remember(ledger, [code], `figure|${nameOf(key)}`, () => figureAt(ledger, key))
      return figure.quantity ? [figure] : []
    })
  })
}

/** Measures of which anything is held under the unit of a kept ledger, and those that rules name. */
export async function measuresToCheck(
  tx: Transaction,
  catalogue: Catalogue,
  ledger: Ledger,
): Promise<readonly string[]> {
  const rules = await keptRules(tx, catalogue)
  return [...new Set([...measuresHeld(ledger), ...measuresOfRules(rules)])].filter((code) =>
    catalogue.measures.has(code),
  )
}

/**
 * Findings at one unit in one period, with their answers; the right to the unit was asked for already, by the ledger.
 * Of all that may be checked where no measures are given.
 */
export async function findingsAt(
  tx: Transaction,
  catalogue: Catalogue,
  ledger: Ledger,
  unitId: UnitId,
  period: Period,
  measures?: readonly string[],
): Promise<readonly Finding[]> {
  const [found] = await findingsAtEach(tx, catalogue, ledger, [unitId], period, measures)
  return found ?? []
}

/** The same for several units, with one look for answers. */
export async function findingsAtEach(
  tx: Transaction,
  catalogue: Catalogue,
  ledger: Ledger,
  unitIds: readonly UnitId[],
  period: Period,
  measures?: readonly string[],
): Promise<readonly (readonly Finding[])[]> {
  const rules = await keptRules(tx, catalogue)
  const codes = measures ?? (await measuresToCheck(tx, catalogue, ledger))
  const found = unitIds.map((unitId) => {
    const byDigest = new Map<string, Found>()
    if (existsOn(catalogue.forest, unitId, period.last) || existsOn(catalogue.forest, unitId, period.first))
      for (const figure of figuresAt(catalogue, ledger, unitId, period, codes))
        for (const finding of keptFindings(ledger, figure, rules)) byDigest.set(finding.digest, finding)
    return [...byDigest.values()]
  })
  const answered = await withAnswers(tx, found.flat())
  let from = 0
  return found.map((list) => {
    from += list.length
    return answered.slice(from - list.length, from)
  })
}

/** What the rules about these measures say of a unit, with the rules that could not be asked. */
export async function checkedAt(
  tx: Transaction,
  catalogue: Catalogue,
  ledger: Ledger,
  unitId: UnitId,
  period: Period,
  measures: readonly string[],
): Promise<Checked> {
  const rules = await rulesAbout(tx, catalogue, measures)
  return checkLedger(ledger, rules, unitId, period)
}

/** The rules that name one of these measures. */
export async function rulesAbout(
  tx: Transaction,
  catalogue: Catalogue,
  measures: readonly string[],
): Promise<readonly Rule[]> {
  const rules = await keptRules(tx, catalogue)
  return rules.filter((rule) => measuresOfRules([rule]).some((code) => measures.includes(code)))
}
