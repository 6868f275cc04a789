import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Finding } from '../../figures/contract.ts'
import type { Figure, Ledger } from '../../figures/figure.ts'
import { type Catalogue, present, remember } from '../../figures/server/public.ts'
import { type BaseRule, type Found, findingsAbout } from '../finding.ts'

async function rulesAbout(tx: Transaction): Promise<readonly BaseRule[]> {
  return tx.query<BaseRule>(
    sql`select code, figures, vi, en from consistency_rule where known_until is null and kind = 'may_differ_in_base'`,
  )
}

const rulesOf = new WeakMap<Catalogue, readonly BaseRule[]>()

/** Rules are of the catalogue: whatever changes them makes a new one. */
async function keptRules(tx: Transaction, catalogue: Catalogue): Promise<readonly BaseRule[]> {
  const rules = rulesOf.get(catalogue) ?? (await rulesAbout(tx))
  rulesOf.set(catalogue, rules)
  return rules
}

/** Findings about a figure, worked out once until an entry changes that they rest on. */
function keptFindings(ledger: Ledger, figure: Figure, rules: readonly BaseRule[]): readonly Found[] {
  const { unitId, measure, class: classCode, aspect, period } = figure.key
  const beside = rules.flatMap((rule) => {
    const measures = rule.figures.map((item) => item.measure)
    return measures.includes(measure) ? measures : []
  })
  const name = `findings|${unitId}|${classCode ?? ''}|${aspect}|${period.id}|${period.first}|${period.last}`
  return remember(ledger, [...new Set([measure, ...beside])], name, () => findingsAbout(ledger, figure, rules))
}

export async function measuresBeside(tx: Transaction, measure: string): Promise<readonly string[]> {
  const rules = await rulesAbout(tx)
  return rules
    .filter((rule) => rule.figures.some((item) => item.measure === measure))
    .flatMap((rule) => rule.figures.map((item) => item.measure))
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
  if (found.size === 0) return []
  const answers = await tx.query<{ digest: string; answer: string; vi: string; en: string; at: string }>(sql`
    select f.digest, f.answer, who.vi, who.en, a.at from finding_answer f join act a on a.id = f.known_from join account who on who.id = a.actor_id
    where f.known_until is null and f.digest = any (${[...found.keys()]})`)
  return [...found.values()].map(({ figures: about, ...finding }) => {
    const answer = answers.find((row) => row.digest === finding.digest)
    return {
      ...finding,
      addresses: about.map((figure) => present(catalogue, figure).address),
      answer: answer ? { text: answer.answer, by: { vi: answer.vi, en: answer.en }, at: answer.at } : null,
    }
  })
}
