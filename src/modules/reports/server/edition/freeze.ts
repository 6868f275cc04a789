import type { z } from 'zod'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { must } from '../../../../platform/domain/problem.ts'
import { type Transaction, writeAtPosition } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { keepCodes } from '../../../figures/server/public.ts'
import type { freezeDocument } from '../../contract/edition.ts'
import { documentKindNames } from '../../document/kind.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { mayStep, stepFrom } from '../document/abilities.ts'
import { idTaken, recordOn } from '../document/act.ts'
import { type OpenedDocument, openForChange } from '../document/load.ts'
import { stepInto } from '../document/step.ts'
import { renderDocx } from '../docx/render.ts'
import { readPages } from '../pdf/print-shop.ts'
import { renderPdf } from '../pdf/render.ts'
import { addDocument, hashOf } from '../store.ts'
import { drawEdition } from './draw.ts'
import { refuseObstacles } from './obstacles.ts'
import { addEdition } from './store.ts'

type Input = z.output<typeof freezeDocument.input>

/**
 * `Chốt văn bản`: fixes the text and its numbers, read on the snapshot in which they are saved, and keeps them as .docx, .pdf and
 * content, with the entries behind each number. All of it, or nothing.
 */
export function freeze(context: Context, input: Input) {
  return writeAtPosition(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    return (await savedBefore(tx, input)) ?? freezeInto(tx, context, opened, input)
  })
}

async function savedBefore(tx: Transaction, { id, document }: Input) {
  const saved = await tx.maybe<{ code: string; docx: Buffer; pdf: Buffer; document: string }>(sql`
    select d.code, d.sha256 as docx, e.pdf_sha256 as pdf, e.document_id as document
    from report_document d join document_edition e on e.id = d.id where d.id = ${id}::uuid`)
  if (saved && saved.document !== document.toLowerCase()) throw idTaken()
  return saved && { id, code: saved.code, sha256: saved.docx.toString('hex'), pdfSha256: saved.pdf.toString('hex') }
}

async function freezeInto(tx: Transaction, context: Context, opened: OpenedDocument, input: Input) {
  const { document, period } = opened
  must(mayStep(opened, 'freeze'), 'forbidden')
  must(stepFrom(document.state, 'freeze'), 'refused')
  const code = await codeFor(tx, document.id, document.code)
  const printsUnapproved = input.printsUnapproved || document.frame.printsUnapproved
  const drawn = await drawEdition(tx, context, opened, { isFixed: true, code, printsUnapproved })
  refuseObstacles(drawn.obstacles, input.confirmed)
  const { printable } = drawn
  const [docx, pdf] = await Promise.all([renderDocx(printable), renderPdf(printable)])
  const hashes = { sha256: hashOf(docx).toString('hex'), pdfSha256: hashOf(pdf).toString('hex') }
  const actId = await recordOn(tx, document, 'freeze', { edition: input.id, editionCode: code, ...hashes })
  await stepInto(tx, opened, { id: input.id, event: 'freeze', actId })
  await keepCodes(tx, drawn.codes)
  await addDocument(
    tx,
    {
      ...{ id: input.id, code, unitId: document.unitId, kind: document.kind, bytes: docx, manifest: drawn.manifest },
      ...{ period: period.id, first: period.first, last: period.last, audience: document.frame.audience },
      printsUnapproved: drawn.unapproved > 0,
      vi: nameOfPaper(printable),
      en: `${documentKindNames[document.kind].en}, ${periodText(period).en}`,
    },
    actId,
  )
  const pages = (await readPages(pdf)).length
  await addEdition(tx, { id: input.id, documentId: document.id, printable, pdf, pages, slotId: newId() }, actId)
  return { id: input.id, code, ...hashes }
}

/** The document's own code; one that is frozen anew after it was opened gets a number behind it. */
async function codeFor(tx: Transaction, documentId: string, code: string): Promise<string> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*)::int as count from document_edition where document_id = ${documentId}::uuid`,
  )
  return count === 0 ? code : `${code}-${count + 1}`
}
