import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { must, problem } from '../../../platform/domain/problem.ts'
import { read, type Transaction, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { ability, type Catalogue, catalogueAt } from '../../figures/server/public.ts'
import type * as contract from '../contract.ts'
import { sliceOf } from '../from-ledger.ts'
import { mayChangeRules, readEnd, readRule } from '../rule/change.ts'
import { sentenceOf } from '../rule/sentence.ts'
import { type CatalogueSlice, type MeasureSlice, termsOfRule } from '../rule/values.ts'
import type { Rule } from '../rule.ts'
import { knownIn } from './known.ts'
import { loadRules, type RuleRow, ruleColumns, toRule } from './load.ts'
import { supersedeRule } from './store.ts'

type Content = z.output<typeof contract.saveRule.input>['rule']
type Listed = z.output<typeof contract.listRules.output>

/** A rule as it was filled in, for all days. */
export const alwaysRule = (content: Content, code = 'rule'): Rule => ({
  ...content,
  code,
  from: firstOfAllDays,
  until: lastOfAllDays,
})

export const rulesHere = (context: Context, input: { on?: string | undefined }): Promise<Listed> =>
  read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const on = input.on ?? reader.today
    const rules = await loadRules(tx)
    const replaced = await loadReplaced(tx)
    const codes = [...new Set([...rules, ...replaced.map((item) => item.rule)].map((rule) => rule.code))].sort()
    return {
      on,
      rules: codes.map((code) => ({
        code,
        versions: rules
          .filter((rule) => rule.code === code)
          .map((rule) => ({ ...toVersion(catalogue, rule), isOnDay: rule.from <= on && on < rule.until })),
        replaced: replaced
          .filter((item) => item.rule.code === code)
          .map(({ rule, at, by, reason }) => ({ ...toVersion(catalogue, rule), replacedAt: at, by, reason })),
      })),
      can: { change: ability(mayChangeRules(reader)) },
    }
  })

const toVersion = (catalogue: Catalogue, rule: Rule) => ({
  ...rule,
  periodKinds: [...rule.periodKinds],
  unitKinds: [...rule.unitKinds],
  levels: [...rule.levels],
  from: rule.from === firstOfAllDays ? null : rule.from,
  until: rule.until === lastOfAllDays ? null : rule.until,
  sentence: sentenceOf(rule, sliceOfRule(catalogue, rule)),
})

function sliceOfRule(catalogue: Catalogue, rule: Rule): CatalogueSlice {
  const known = knownIn(catalogue, rule.from)
  const slices = new Map<string, MeasureSlice>()
  for (const { measure: code } of termsOfRule(rule)) {
    const measure = known.measure(code)
    if (measure) slices.set(code, sliceOf(measure, known))
  }
  return slices
}

/** Versions that are believed no more, with the act that replaced them, latest first. */
async function loadReplaced(tx: Transaction) {
  const rows = await tx.query<RuleRow & { at: string; by: { vi: string; en: string }; reason: string | null }>(
    sql`select ${ruleColumns}, a.at, jsonb_build_object('vi', p.vi, 'en', p.en) as by, a.reason
      from consistency_rule r join act a on a.id = r.known_until join account p on p.id = a.actor_id order by a.at desc, lower(r.valid)`,
  )
  return rows.map(({ at, by, reason, ...row }) => ({ rule: toRule(row), at, by, reason }))
}

const isDone = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from act where record_id = ${id}::uuid and record_kind = 'consistency_rule'`)) !==
  undefined

export const saveBy = (context: Context, { id, reason, ...input }: z.output<typeof contract.saveRule.input>) =>
  write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    must(mayChangeRules(reader), 'forbidden')
    if (await isDone(tx, id)) return { id }
    const catalogue = await catalogueAt(tx, null, context.database)
    const rule = {
      ...input.rule,
      code: input.code,
      from: input.from ?? firstOfAllDays,
      until: input.until ?? lastOfAllDays,
    }
    const others = (await loadRules(tx)).filter((other) => other.code === rule.code)
    if (input.isNew && others.length > 0)
      throw problem(
        'invalid',
        'code-taken',
        'Đã có quy tắc với mã này.',
        'There is a rule with this code already.',
        'code',
      )
    must(readRule(rule, knownIn(catalogue, reader.today)), 'invalid')
    const verb = others.length === 0 ? 'consistency-rule.add' : 'consistency-rule.change'
    await supersede(tx, { id, reason, verb, rule, says: rule })
    return { id }
  })

export const endBy = (context: Context, { id, reason, code, on }: z.output<typeof contract.endRule.input>) =>
  write(context.database, context.caller, async (tx) => {
    must(mayChangeRules(await loadReader(tx)), 'forbidden')
    if (await isDone(tx, id)) return { id }
    const versions = (await loadRules(tx)).filter((rule) => rule.code === code)
    const [first] = versions
    if (!first) throw problem('not-found', 'not-found', 'Không có quy tắc này.', 'There is no such rule.', 'code')
    must(readEnd(on, versions), 'refused')
    const rule = { ...first, from: on, until: lastOfAllDays }
    await supersede(tx, { id, reason, verb: 'consistency-rule.end', rule, says: null })
    return { id }
  })

interface Superseding {
  readonly id: string
  readonly reason: string
  readonly verb: string
  /** Code and days; and what it says for them from now on. */
  readonly rule: Rule
  readonly says: Rule | null
}

async function supersede(tx: Transaction, { id, reason, verb, rule, says }: Superseding): Promise<void> {
  const actId = await recordAct(tx, {
    verb,
    recordKind: 'consistency_rule',
    recordId: id,
    reason,
    payload: says ?? { code: rule.code, on: rule.from },
  })
  await supersedeRule(tx, rule.code, rule, says, actId).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '23P01') throw error
    throw problem(
      'conflict',
      'changed-meanwhile',
      'Người khác vừa sửa quy tắc này. Hãy tải lại trang rồi sửa tiếp.',
      'Somebody else has just changed this rule. Reload the page and change it again.',
    )
  })
}
