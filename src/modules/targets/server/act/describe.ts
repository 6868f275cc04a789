import { decimal } from '../../../../platform/domain/decimal.ts'
import { problem } from '../../../../platform/domain/problem.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { readValue } from '../../../figures/read-value.ts'
import { periodOf } from '../../../figures/server/public.ts'
import { changeDetail } from '../store/targets.ts'
import { type OpenedTarget, targetDoor } from './door.ts'

interface DetailInput {
  readonly id: string
  readonly targetId: string
  readonly weight?: string | undefined
  readonly baseline?: string | undefined
  readonly baselinePeriod?: string | undefined
  readonly provision?: string | undefined
  readonly note?: string | undefined
}

function weightOf(typed: string | undefined): string | null {
  const text = (typed ?? '').trim().replace(/%$/, '').replace(',', '.')
  if (text === '') return null
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text) && decimal(text).gt(0)) return decimal(text).toFixed()
  throw problem(
    'invalid',
    'weight',
    'Trọng số là một số lớn hơn 0, ví dụ 15 hoặc 7,5.',
    'A weight is a number above 0, for example 15 or 7.5.',
    'weight',
  )
}

function baselineOf({ catalogue, measure }: OpenedTarget, input: DetailInput) {
  const period = (input.baselinePeriod ?? '').trim()
  const value = (input.baseline ?? '').trim()
  if (period === '' && value === '') return { baseline: null, baselinePeriod: null }
  if (period === '')
    throw problem(
      'invalid',
      'baseline-period',
      'Hãy ghi kỳ của mức ban đầu, ví dụ 2025.',
      'Give the period of the baseline, for example 2025.',
      'baselinePeriod',
    )
  const parsed = periodOf(catalogue, period)
  if (value === '') return { baseline: null, baselinePeriod: parsed.id }
  const read = readValue(measure, { value, isEstimate: false })
  if (!read.ok) throw problem('invalid', read.refusal.code, read.refusal.text.vi, read.refusal.text.en, 'baseline')
  return { baseline: read.value.low.toFixed(), baselinePeriod: parsed.id }
}

export function describeTargetBy(context: Context, input: DetailInput) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { target } = opened
    if (await tx.maybe(sql`select id from target_detail where id = ${input.id}::uuid`)) return { id: target.id }
    const detail = {
      weight: weightOf(input.weight),
      ...baselineOf(opened, input),
      provision: input.provision || null,
      note: input.note || null,
    }
    const actId = await recordAct(tx, {
      verb: 'target.describe',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      payload: detail,
    })
    await changeDetail(tx, target.id, detail, actId, input.id)
    return { id: target.id }
  })
}
