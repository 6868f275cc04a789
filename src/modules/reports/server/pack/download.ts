import { zipSync } from 'fflate'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { openBytes } from '../../../files/server/public.ts'
import { renderDocx } from '../docx/render.ts'
import { openPack, partsOf } from './read.ts'

/** Files of a pack are dated alike, so that the same documents give the same bytes. */
const dated = new Date(1980, 0, 1)

/** All documents of a pack: frozen ones as they were kept, in both forms; drafts as Word files that say what they are. */
export async function download(context: Context, input: { readonly pack: string }): Promise<FileAnswer> {
  const { name, files, drafts } = await read(context.database, context.caller, async (tx) => {
    const { pack, documents } = await openPack(tx, input.pack)
    const parts = await partsOf(tx, context, documents)
    const kept: [string, Uint8Array][] = []
    const open: [string, NonNullable<(typeof parts)[number]['printable']>][] = []
    for (const [index, { document, edition, printable }] of parts.entries()) {
      const file = `${String(index + 1).padStart(2, '0')}-${document.code}`
      if (printable) open.push([`${file}-du-thao.docx`, printable])
      if (!edition) continue
      kept.push([`${file}.docx`, (await openBytes(tx, edition.sha256, '')).bytes])
      if (edition.pdf) kept.push([`${file}.pdf`, (await openBytes(tx, edition.pdf.sha256, '')).bytes])
    }
    return { name: pack.period, files: kept, drafts: open }
  })
  for (const [file, printable] of drafts) files.push([file, await renderDocx(printable)])
  const entries = files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, bytes]) => [file, [bytes, { mtime: dated }]])
  return {
    bytes: zipSync(Object.fromEntries(entries)),
    mediaType: 'application/zip',
    fileName: `tai-lieu-hoi-nghi-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.zip`,
  }
}
