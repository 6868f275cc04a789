import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Finding } from '../../figures/contract.ts'
import type { Figure, Ledger } from '../../figures/figure.ts'
import { type Catalogue, present } from '../../figures/server/public.ts'
import { type BaseRule, type Found, findingsAbout } from '../finding.ts'

async function rulesAbout(tx: Transaction): Promise<readonly BaseRule[]> {
  return tx.query<BaseRule>(
    sql`select code, figures, vi, en from consistency_rule where known_until is null and kind = 'may_differ_in_base'`,
  )
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
  const rules = await rulesAbout(tx)
  const found = new Map<string, Found>()
  for (const figure of figures)
    for (const finding of findingsAbout(ledger, figure, rules)) found.set(finding.digest, finding)
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
