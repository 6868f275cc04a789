import { must, notFound } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { addTheme, closeTheme } from '../store/themes.ts'
import { committeeDoor } from './door.ts'

export interface ThemeInput {
  readonly id: string
  readonly unit: string
  readonly kind: 'theme' | 'breakthrough' | 'objective'
  readonly period: string
  readonly vi: string
  readonly en: string
}

/** A new theme of the same period supersedes the old one; breakthroughs and objectives are added. */
export function setThemeBy(context: Context, input: ThemeInput) {
  return write(context.database, context.caller, async (tx) => {
    const { period, unit } = await committeeDoor(tx, context, input.unit, input.period)
    if (await tx.maybe(sql`select id from theme where id = ${input.id}::uuid`)) return { id: input.id }
    const actId = await recordAct(tx, {
      verb: `${input.kind}.set`,
      unitId: unit.id,
      recordKind: 'theme',
      recordId: input.id,
      payload: { period: period.id, vi: input.vi },
    })
    await addTheme(
      tx,
      {
        id: input.id,
        unitId: unit.id,
        kind: input.kind,
        period: period.id,
        first: period.first,
        last: period.last,
        vi: input.vi,
        en: input.en || input.vi,
      },
      actId,
    )
    return { id: input.id }
  })
}

async function themeDoor(tx: Transaction, context: Context, id: string) {
  const reader = await loadReader(tx)
  const { forest } = await catalogueAt(tx, null, context.database)
  const theme = await tx.maybe<{ id: string; unit_id: string; last_day: string; is_believed: boolean }>(
    sql`select id, unit_id, last_day, known_until is null as is_believed from theme where id = ${asId(id)}::uuid`,
  )
  if (!theme)
    throw notFound(
      'Không có nội dung này, hoặc bạn không được mở.',
      'There is nothing of this kind, or you may not open it.',
      'themeId',
    )
  must(requireRole(forest, reader, 'clerk', theme.unit_id, theme.last_day), 'forbidden')
  return theme
}

export function endThemeBy(context: Context, input: { themeId: string; reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const theme = await themeDoor(tx, context, input.themeId)
    if (!theme.is_believed) return { id: theme.id }
    const actId = await recordAct(tx, {
      verb: 'theme.end',
      unitId: theme.unit_id,
      recordKind: 'theme',
      recordId: theme.id,
      reason: input.reason,
      payload: {},
    })
    await closeTheme(tx, theme.id, actId)
    return { id: theme.id }
  })
}
