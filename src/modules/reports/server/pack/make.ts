import type { z } from 'zod'
import type { Period } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { requireRole } from '../../../accounts/access.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { makePack } from '../../contract/pack.ts'
import type { DocumentKind } from '../../document/kind.ts'
import { idTaken } from '../document/act.ts'
import type { Aim } from '../document/begin.ts'
import { aimAt, createInto } from '../document/create.ts'
import { loadDocuments } from '../document/load.ts'
import { loadTemplates, servesUnit } from '../template/load.ts'
import { addPack, loadPacks } from './store.ts'

type Made = z.input<typeof makePack.output>

/** What a conference that reviews a period needs, in the order in which it is handed out. */
const kindsFor: Readonly<Record<string, readonly DocumentKind[]>> = {
  month: ['conference_programme', 'monthly', 'work_programme', 'commendations'],
  quarter: ['conference_programme', 'quarterly', 'work_programme', 'commendations'],
  half: ['conference_programme', 'half_year', 'draft_resolution', 'work_programme', 'commendations'],
  year: ['conference_programme', 'annual', 'draft_resolution', 'work_programme', 'commendations'],
}
/** The tables by themselves, after the report. */
const tables = 'chung.phu-luc-hoi-nghi'

/** One action makes all documents of a conference; sent twice it makes them once. */
export function make(context: Context, input: z.output<typeof makePack.input>): Promise<Made> {
  return write(context.database, context.caller, async (tx) => {
    const aim = await aimAt(tx, context, input)
    const { catalogue, reader, unit, period } = aim
    must(requireRole(catalogue.forest, reader, 'clerk', unit.id, period.last), 'forbidden')
    const kinds = kindsFor[period.kind]
    if (!kinds) throw noReview(period)
    const [held] = await loadPacks(tx, sql`p.id = ${asId(input.id)}::uuid`)
    if (held) {
      if (held.unitId !== unit.id || held.period !== period.id) throw idTaken()
      const documents = await loadDocuments(tx, sql`d.pack_id = ${input.id}::uuid`)
      return { id: input.id, documents: documents.map(({ id, code, kind }) => ({ id, code, kind })) }
    }
    const templates = await templatesFor(tx, aim, kinds)
    const actId = await recordAct(tx, {
      verb: 'document.pack',
      unitId: unit.id,
      recordKind: 'document_pack',
      recordId: input.id,
      payload: { period: period.id, templates },
    })
    const text = periodText(period)
    await addPack(
      tx,
      {
        ...{ id: input.id, unitId: unit.id, kind: 'review', period: period.id, first: period.first, last: period.last },
        name: { vi: `Hội nghị đánh giá kết quả ${text.vi}`, en: `Conference on the results of ${text.en}` },
      },
      actId,
    )
    const documents: Made['documents'] = []
    for (const template of templates) {
      const made = await createInto(tx, context, {
        ...{ id: newId(), unit: input.unit, period: input.period, language: input.language, packId: input.id },
        start: { from: 'template', template },
      })
      const [stored] = await loadDocuments(tx, sql`d.id = ${made.id}::uuid`)
      documents.push({ id: made.id, code: made.code, kind: stored?.kind ?? 'other' })
    }
    return { id: input.id, documents }
  })
}

const noReview = (period: Period) =>
  problem(
    'refused',
    'period-does-not-fit',
    `Bộ tài liệu hội nghị lập cho tháng, quý, 6 tháng hoặc năm; ${periodText(period).vi} không phải kỳ như vậy.`,
    `A pack is made for a month, quarter, half-year or year; ${periodText(period).en} is none of these.`,
    'period',
  )

/** For each kind the nearest template: the committee's own, then those of committees above, then the one for all. */
async function templatesFor(tx: Transaction, aim: Aim, kinds: readonly DocumentKind[]): Promise<readonly string[]> {
  const { catalogue, unit, period } = aim
  const { forest } = catalogue
  const serving = (await loadTemplates(tx, sql`(t.kind = any (${kinds}::text[]) or t.code = ${tables})`)).filter(
    ({ from, until, body, ...template }) =>
      from <= period.last &&
      period.last < until &&
      (body.periodKinds as readonly string[]).includes(period.kind) &&
      servesUnit(forest, { ...template, from, until, body }, unit.id, period.last),
  )
  const near = (unitId: string | null): number => (unitId === unit.id ? 0 : unitId === null ? 2 : 1)
  const nearest = (kind: DocumentKind): string => {
    const [first] = serving.filter(({ body }) => body.kind === kind).sort((a, b) => near(a.unitId) - near(b.unitId))
    if (first) return first.code
    throw problem(
      'refused',
      'no-template',
      'Thiếu mẫu cho một văn bản của bộ tài liệu. Hãy mở lại mẫu đó ở trang Mẫu văn bản.',
      'A template for one of the documents is missing. Bring it back on the page of templates.',
      'period',
      { kind },
    )
  }
  const found = kinds.map(nearest)
  const annexes = serving.some(({ code }) => code === tables) ? [tables] : []
  return [...found.slice(0, 2), ...annexes, ...found.slice(2)]
}
