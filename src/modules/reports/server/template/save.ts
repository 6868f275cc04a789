import type { z } from 'zod'
import { lastOfAllDays } from '../../../../platform/domain/day.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import type {
  copyDocumentTemplate,
  retireDocumentTemplate,
  saveDocumentTemplate,
  TemplateBody,
} from '../../contract/template.ts'
import type { Content } from '../../document/content.ts'
import { keysIn } from '../../document/sections.ts'
import { idTaken } from '../document/act.ts'
import { problemsIn } from '../document/places.ts'
import { updateOf } from '../document/text/from-content.ts'
import { checkedText, mergedText } from '../document/text/merge.ts'
import { loadTemplates, noTemplate, type StoredTemplate, servesUnit } from './load.ts'
import { hereAt, mayChange, mayKeep } from './look.ts'
import { addTemplate, closeTemplates, holdTemplate } from './store.ts'

/** Saves a template of a committee; what stood for the same days ends where it begins. */
export function save(context: Context, input: z.output<typeof saveDocumentTemplate.input>) {
  return write(context.database, context.caller, async (tx) => {
    const { catalogue, reader, homeId } = await hereAt(tx, context, input.unit)
    must(mayKeep(catalogue, reader, homeId), 'forbidden')
    requireWritable(input.body.content)
    requireParty(catalogue, homeId)
    await holdTemplate(tx, input.code)
    const problems = [...problemsIn(catalogue, input.body.content, reader.today)]
    const done = await savedAs(tx, input.id)
    if (done && done.code !== input.code) throw idTaken()
    if (done) return { id: input.id, version: done.version, problems }
    const line = await loadTemplates(tx, sql`t.code = ${input.code}`)
    if (line.some((item) => item.unitId !== homeId)) throw codeTaken(input.code)
    checkBody(input.body)
    const version = (await lastVersion(tx, input.code)) + 1
    const actId = await recordTemplate(tx, homeId, input.id, 'save', { code: input.code, version, from: input.from })
    const template = { ...input, unitId: homeId, version, until: lastOfAllDays }
    await putVersion(tx, line, template, actId)
    return { id: input.id, version, problems }
  })
}

/** A document begun from it has to be one that can be written and printed. */
function requireWritable(content: Content): void {
  const read = checkedText(mergedText([updateOf(content)]))
  must(read.ok ? read : { ...read, refusal: { ...read.refusal, field: 'body.content' } }, 'refused')
}

type NewVersion = Parameters<typeof addTemplate>[1]

/** A version takes the days from its first one on; what stood for them is cut off there. */
async function putVersion(
  tx: Transaction,
  line: readonly StoredTemplate[],
  version: NewVersion,
  actId: string,
): Promise<void> {
  const overlapping = line.filter((item) => item.from < version.until && version.from < item.until)
  await closeTemplates(
    tx,
    overlapping.map((item) => item.id),
    actId,
  )
  for (const item of overlapping)
    if (item.from < version.from) await addTemplate(tx, { ...item, id: newId(), until: version.from }, actId)
  await addTemplate(tx, version, actId)
}

const recordTemplate = (
  tx: Transaction,
  unitId: string | null,
  recordId: string,
  verb: string,
  payload: object,
  reason: string | null = null,
): Promise<string> =>
  recordAct(tx, { verb: `template.${verb}`, unitId, recordKind: 'document_template', recordId, reason, payload })

const savedAs = (tx: Transaction, id: string) =>
  tx.maybe<{ code: string; version: number }>(
    sql`select code, version from document_template where id = ${asId(id)}::uuid`,
  )

/** Of versions that are superseded too: a number is given once. */
const lastVersion = async (tx: Transaction, code: string): Promise<number> =>
  (
    await tx.one<{ version: number }>(
      sql`select coalesce(max(version), 0) as version from document_template where code = ${code}`,
    )
  ).version

function requireParty(catalogue: Catalogue, unitId: string): void {
  if (catalogue.forest.units.get(unitId)?.kind === 'party_organisation') return
  throw problem(
    'refused',
    'no-committee',
    'Mẫu văn bản thuộc một tổ chức đảng. Hãy chọn đảng bộ hoặc chi bộ.',
    'A template belongs to a Party organisation. Choose one.',
    'unit',
  )
}

const codeTaken = (code: string) =>
  problem(
    'refused',
    'code-taken',
    `Mã mẫu “${code}” đã có cấp ủy khác hoặc mẫu chung dùng. Hãy chọn mã khác.`,
    `Another committee, or a template for all, uses the code “${code}”. Choose another one.`,
    'code',
  )

/** Each section has to begin at a heading of the text. */
function checkBody(body: TemplateBody): void {
  const keys = new Set(keysIn(body.content))
  const seen = new Set<string>()
  body.sections.forEach(({ key }, index) => {
    const field = `body.sections.${index}.key`
    if (!keys.has(key)) {
      throw problem(
        'invalid',
        'unknown-section',
        `Không có đề mục nào bắt đầu phần “${key}”.`,
        `No heading begins the section “${key}”.`,
        field,
      )
    }
    if (seen.has(key))
      throw problem(
        'invalid',
        'section-twice',
        `Phần “${key}” có hai lần.`,
        `The section “${key}” is there twice.`,
        field,
      )
    seen.add(key)
  })
}

/** A copy is a template of its own; the one it was taken from may change without it. */
export function copy(context: Context, input: z.output<typeof copyDocumentTemplate.input>) {
  return write(context.database, context.caller, async (tx) => {
    const { catalogue, reader, homeId } = await hereAt(tx, context, input.unit)
    must(mayKeep(catalogue, reader, homeId), 'forbidden')
    requireParty(catalogue, homeId)
    await holdTemplate(tx, input.code)
    const done = await savedAs(tx, input.id)
    if (done && done.code !== input.code) throw idTaken()
    if (done) return { id: input.id, code: done.code }
    const line = (await loadTemplates(tx, sql`t.code = ${input.template}`)).filter((item) =>
      servesUnit(catalogue.forest, item, homeId, reader.today),
    )
    const source = line.find((item) => item.from <= reader.today && reader.today < item.until) ?? line.at(-1)
    if (!source) throw noTemplate(input.template)
    if ((await lastVersion(tx, input.code)) > 0) throw codeTaken(input.code)
    // Whom another committee put in charge is nobody here.
    const sections = source.body.sections.map((section) => ({
      ...section,
      owner: source.unitId === homeId ? section.owner : null,
    }))
    const body = { ...source.body, sections, name: input.name ?? source.body.name }
    const actId = await recordTemplate(tx, homeId, input.id, 'copy', { code: input.code, from: source.code })
    const template = {
      id: input.id,
      code: input.code,
      unitId: homeId,
      version: 1,
      from: input.from,
      until: lastOfAllDays,
      body,
    }
    await addTemplate(tx, template, actId)
    return { id: input.id, code: input.code }
  })
}

const isSeen = ({ forest }: Catalogue, reader: Reader, { unitId }: StoredTemplate): boolean =>
  unitId === null || canRead(forest, reader, unitId, reader.today)

/** From a day on a template serves no more; documents written by it stay as they are. */
export function retire(
  context: Context,
  input: z.output<typeof retireDocumentTemplate.input>,
): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    await holdTemplate(tx, input.template)
    const line = await loadTemplates(tx, sql`t.code = ${input.template}`)
    const [first] = line
    if (!first || !isSeen(catalogue, reader, first)) throw noTemplate(input.template)
    must(mayChange(catalogue, reader, first), 'forbidden')
    const later = line.filter((item) => item.until > input.on)
    if (later.length === 0) {
      throw problem(
        'refused',
        'retired-already',
        'Mẫu này đã thôi dùng từ ngày đó.',
        'This template is in use no more from that day on anyway.',
        'on',
      )
    }
    const told = { code: input.template, on: input.on }
    const actId = await recordTemplate(tx, first.unitId, first.id, 'retire', told, input.reason)
    await closeTemplates(
      tx,
      later.map((item) => item.id),
      actId,
    )
    for (const item of later)
      if (item.from < input.on) await addTemplate(tx, { ...item, id: newId(), until: input.on }, actId)
    return { id: input.id }
  })
}
