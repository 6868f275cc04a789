import { createHash } from 'node:crypto'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { ability, keepCodes } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { EditionPreview } from '../../contract/edition.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { numbersIn } from '../../printable.ts'
import { isOpenToWork, mayStep, stepFrom } from '../document/abilities.ts'
import { recordOn } from '../document/act.ts'
import { openForChange, openOne } from '../document/load.ts'
import { docxType, renderDocx } from '../docx/render.ts'
import { readPages } from '../pdf/print-shop.ts'
import { pdfType, renderPdf } from '../pdf/render.ts'
import { drawEdition } from './draw.ts'
import { loadEditions } from './load.ts'
import { addPrint } from './store.ts'

/** Draws a draft and keeps the codes its links name. */
async function draftOf(context: Context, id: string) {
  const shown = await read(context.database, context.caller, async (tx) => {
    const opened = await openOne(tx, context, id, 'id')
    const drawn = await drawEdition(tx, context, opened, {
      isFixed: false,
      code: null,
      printsUnapproved: opened.document.frame.printsUnapproved,
    })
    const editions = await loadEditions(tx, sql`e.document_id = ${opened.document.id}::uuid`)
    return { opened, drawn, editions, lastPrint: await lastPrintOf(tx, opened.document.id) }
  })
  await write(context.database, context.caller, (tx) => keepCodes(tx, shown.drawn.codes))
  return shown
}

/** The document as it would be printed now, and what stands in the way of freezing it. */
export async function preview(context: Context, input: { readonly id: string }): Promise<EditionPreview> {
  const { opened, drawn, editions, lastPrint } = await draftOf(context, input.id)
  const { document, catalogue } = opened
  return {
    id: document.id,
    name: nameOfPaper(document.frame),
    unit: toUnitRef(catalogue.forest, document.unitId, document.last),
    state: document.state,
    printable: drawn.printable,
    numbers: numbersIn(drawn.printable).length,
    unapproved: drawn.unapproved,
    obstacles: [...drawn.obstacles],
    can: {
      freeze: ability(mayStep(opened, 'freeze'), stepFrom(document.state, 'freeze')),
      print: ability(isOpenToWork(document.state)),
    },
    lastPrint: lastPrint && { at: lastPrint.at, by: lastPrint.by, pages: lastPrint.pages.length },
    editions: editions.map(({ code, state, frozenAt }) => ({ code, state, at: frozenAt })),
  }
}

export async function draftFile(context: Context, input: { readonly id: string; readonly format: 'docx' | 'pdf' }) {
  const { opened, drawn } = await draftOf(context, input.id)
  const name = `du-thao-${opened.document.code}.${input.format}`
  return input.format === 'docx'
    ? { bytes: await renderDocx(drawn.printable), mediaType: docxType, fileName: name }
    : { bytes: await renderPdf(drawn.printable), mediaType: pdfType, fileName: name, isShown: true }
}

/** Digests of what each page says. */
async function pagesOf(pdf: Uint8Array): Promise<readonly Buffer[]> {
  const pages = await readPages(pdf)
  return pages.map((text) => createHash('sha256').update(text).digest())
}

/**
 * Remembers what the pages of a draft say, and tells which differ from those of the print before: only these need be laid in
 * again.
 */
export async function printDraft(context: Context, input: { readonly id: string; readonly document: string }) {
  const { opened, drawn } = await draftOf(context, input.document)
  const pages = await pagesOf(await renderPdf(drawn.printable))
  return write(context.database, context.caller, async (tx) => {
    await openForChange(tx, context, opened.document.id, 'document')
    const saved = await tx.maybe<{ pages: Buffer[] }>(
      sql`select pages from document_print where id = ${input.id}::uuid and document_id = ${opened.document.id}::uuid`,
    )
    const before = await lastPrintOf(tx, opened.document.id, input.id)
    const printed = saved?.pages ?? pages
    if (!saved) {
      const actId = await recordOn(tx, opened.document, 'print', { pages: pages.length })
      await addPrint(tx, { id: input.id, documentId: opened.document.id, pages }, actId)
    }
    return {
      id: input.id,
      pages: printed.length,
      changedPages: before && changedPages(before.pages, printed),
      removedPages: before && removedPages(before.pages, printed),
      lastPrint: before && { at: before.at, by: before.by, pages: before.pages.length },
    }
  })
}

/** Numbers of the pages that say something else than the page of that number did. */
export const changedPages = (before: readonly Buffer[], now: readonly Buffer[]): number[] =>
  now.flatMap((page, at) => (before[at]?.equals(page) ? [] : [at + 1]))

/** Numbers of the pages of the print before that there are no more: to be taken out. */
const removedPages = (before: readonly unknown[], now: readonly unknown[]): number[] =>
  before.slice(now.length).map((_, at) => now.length + at + 1)

async function lastPrintOf(tx: Transaction, documentId: string, except: string | null = null) {
  const row = await tx.maybe<{ pages: Buffer[]; at: string; vi: string; en: string }>(sql`
    select p.pages, a.at, w.vi, w.en from document_print p join act a on a.id = p.known_from join account w on w.id = a.actor_id
    where p.document_id = ${documentId}::uuid and (${except}::uuid is null or (p.id <> ${except}::uuid and not exists (
      select from document_print own where own.id = ${except}::uuid and own.known_from < p.known_from)))
    order by p.known_from desc limit 1`)
  return row ? { pages: row.pages, at: row.at, by: { vi: row.vi, en: row.en } } : null
}
