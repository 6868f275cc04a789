import { periodText } from '../../../platform/domain/period-text.ts'
import { must } from '../../../platform/domain/problem.ts'
import { accept, refuse } from '../../../platform/domain/refusal.ts'
import { read, type Transaction, write, writeAtPosition } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { catalogueAt, keepCodes, periodOf } from '../../figures/server/public.ts'
import { printableReport } from '../report-printable.ts'
import { docxType, renderDocx } from './docx/render.ts'
import { type Draw, type DrawnReport, drawReport } from './draw.ts'
import { addEdition } from './edition/store.ts'
import { readPages } from './pdf/print-shop.ts'
import { pdfType, renderPdf } from './pdf/render.ts'
import { addDocument, hashOf } from './store.ts'

/** Draws a draft and keeps the codes its links name. */
export async function draftOf(context: Context, at: { unit: string; period: string }): Promise<DrawnReport> {
  const drawn = await read(context.database, context.caller, (tx) =>
    drawReport(tx, context, { ...at, isDraft: true, isFixed: false }),
  )
  await write(context.database, context.caller, (tx) => keepCodes(tx, drawn.codes))
  return drawn
}

export async function draftFile(
  context: Context,
  { format, ...at }: { unit: string; period: string; format: 'docx' | 'pdf' },
) {
  const printable = printableReport((await draftOf(context, at)).report, null)
  const fileName = `du-thao-${at.unit}-${at.period}.${format}`
  return format === 'docx'
    ? { bytes: await renderDocx(printable), mediaType: docxType, fileName }
    : { bytes: await renderPdf(printable), mediaType: pdfType, fileName, isShown: true }
}

/**
 * Issues a report: its bytes with their hash, and the entries behind each number. Unapproved figures are refused unless
 * the text says so. Figures are read on the same snapshot in which the document is saved.
 */
export function issue(
  context: Context,
  input: { id: string; unit: string; period: string; printsUnapproved: boolean },
) {
  return writeAtPosition(context.database, context.caller, async (tx) => {
    const saved = await tx.maybe<{ code: string; sha256: Buffer }>(
      sql`select code, sha256 from report_document where id = ${input.id}::uuid`,
    )
    if (saved) return { id: input.id, code: saved.code, sha256: saved.sha256.toString('hex') }
    return issueInto(tx, context, input)
  })
}

async function issueInto(
  tx: Transaction,
  context: Context,
  input: { id: string; unit: string; period: string; printsUnapproved: boolean },
) {
  const draw: Draw = { unit: input.unit, period: input.period, isDraft: false, isFixed: true }
  const drawn = await drawReport(tx, context, draw)
  const { forest, ...catalogue } = await catalogueAt(tx, null, context.database)
  const period = periodOf({ forest, ...catalogue }, input.period)
  must(requireRole(forest, await loadReader(tx), 'issuer', drawn.unitId, period.last), 'forbidden')
  const waiting = drawn.unapproved.length
  must(
    waiting === 0 || input.printsUnapproved
      ? accept(true)
      : refuse(
          'unapproved-figures',
          `Chưa thể ban hành: còn ${waiting} số liệu chưa duyệt. Hãy duyệt, hoặc ban hành kèm dòng “số liệu chưa duyệt”.`,
          `Cannot issue yet: ${waiting} figures are not approved. Approve them, or issue with the line “figures not approved”.`,
          'printsUnapproved',
          { unapproved: waiting },
        ),
    'refused',
  )
  const code = `${input.unit.replace(/[^a-z0-9]+/g, '-')}-${input.period.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${input.id.slice(-6)}`
  const printable = printableReport(drawn.report, code)
  const [bytes, pdf] = await Promise.all([renderDocx(printable), renderPdf(printable)])
  const sha256 = hashOf(bytes).toString('hex')
  const actId = await recordAct(tx, {
    verb: 'report.issue',
    unitId: drawn.unitId,
    recordKind: 'report_document',
    recordId: input.id,
    payload: { code, sha256 },
  })
  await keepCodes(tx, drawn.codes)
  await addDocument(
    tx,
    {
      id: input.id,
      code,
      unitId: drawn.unitId,
      kind: 'periodic',
      period: period.id,
      first: period.first,
      last: period.last,
      bytes,
      manifest: drawn.manifest,
      printsUnapproved: waiting > 0,
      vi: `Báo cáo ${drawn.report.summary}`,
      en: `Report on ${periodText(period).en}`,
    },
    actId,
  )
  const pages = (await readPages(pdf)).length
  await addEdition(tx, { id: input.id, documentId: null, printable, pdf, pages, slotId: null }, actId)
  return { id: input.id, code, sha256 }
}
