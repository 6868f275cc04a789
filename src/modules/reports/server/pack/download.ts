import { zipSync } from 'fflate'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { openBytes } from '../../../files/server/public.ts'
import { renderDocx } from '../docx/render.ts'
import { contentsPage } from './contents-page.ts'
import { openPack, packOf, partsOf } from './read.ts'

/** Files of a pack are dated alike, so that the same documents give the same bytes. */
const dated = new Date(1980, 0, 1)
const contents = '00-muc-luc.docx'

/**
 * All documents of a pack: frozen ones as they were kept, in both forms; drafts as Word files that say what they are; and a page
 * of contents that leads to each of them.
 */
export async function download(context: Context, input: { readonly pack: string }): Promise<FileAnswer> {
  const { name, files, drafts, pack, filesOf } = await read(context.database, context.caller, async (tx) => {
    const { pack, documents } = await openPack(tx, input.pack)
    const parts = await partsOf(tx, context, documents)
    const catalogue = await catalogueAt(tx, null, context.database)
    const kept: [string, Uint8Array][] = []
    const open: [string, NonNullable<(typeof parts)[number]['printable']>][] = []
    for (const [index, { document, edition, printable }] of parts.entries()) {
      const file = `${String(index + 1).padStart(2, '0')}-${document.code}`
      if (printable) open.push([`${file}-du-thao.docx`, printable])
      if (!edition) continue
      kept.push([`${file}.docx`, (await openBytes(tx, edition.sha256, '')).bytes])
      if (edition.pdf) kept.push([`${file}.pdf`, (await openBytes(tx, edition.pdf.sha256, '')).bytes])
    }
    const names = [...kept, ...open].map(([file]) => file)
    const filesOf = (id: string): readonly string[] => {
      const code = documents.find((document) => document.id === id)?.code
      return names.filter((file) => code !== undefined && file.slice(3).startsWith(code))
    }
    return { name: pack.period, files: kept, drafts: open, pack: packOf(catalogue, pack, parts), filesOf }
  })
  for (const [file, printable] of drafts) files.push([file, await renderDocx(printable)])
  files.push([contents, await contentsPage(pack, filesOf)])
  const entries = files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, bytes]) => [file, [bytes, { mtime: dated }]])
  return {
    bytes: zipSync(Object.fromEntries(entries)),
    mediaType: 'application/zip',
    fileName: `tai-lieu-hoi-nghi-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.zip`,
  }
}
