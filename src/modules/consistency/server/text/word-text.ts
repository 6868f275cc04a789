import { zipSync } from 'fflate'
import { Problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { readDirectory, type ZipEntry } from '../../../../platform/server/sheet/zip-directory.ts'
import { partChunks } from '../../../../platform/server/sheet/zip-part.ts'
import { textOfHtml } from './html-text.ts'
import { openWord } from './open-document.ts'
import { damaged, tooManyParts, unpacksTooLarge } from './refusals.ts'

const mostParts = 5_000
const mostMegabytes = 48
const megabyte = 1_048_576

/** The parts that hold or shape text; images, fonts and settings stay packed. */
const isRead = (key: string): boolean =>
  key === '[content_types].xml' ||
  key === '_rels/.rels' ||
  /^word\/(?:document|styles|numbering|footnotes|endnotes)\.xml$/.test(key) ||
  /^word\/_rels\/(?:document|footnotes|endnotes)\.xml\.rels$/.test(key)

/**
 * The text of a Word file: a line a paragraph, a line a row of a table, its cells apart by tabs. Only the parts that hold text are
 * unpacked, none further than it declares. Refusals on `file`: `file-damaged`, `file-unpacks-too-large`, `file-too-many-parts`,
 * `file-too-demanding`.
 */
export async function wordText(bytes: Buffer): Promise<Outcome<string>> {
  const parts = await unpack(bytes)
  if (!parts.ok) return parts
  const opened = await openWord(zipSync(parts.value, { level: 0 }))
  return opened.ok ? accept(textOfHtml(opened.value)) : opened
}

async function unpack(bytes: Buffer): Promise<Outcome<Record<string, Uint8Array>>> {
  try {
    const directory = readDirectory(bytes)
    if (directory.size > mostParts) return tooManyParts(mostParts)
    const entries = [...directory].filter(([key]) => isRead(key))
    const size = entries.reduce((sum, [, entry]) => sum + entry.size, 0)
    if (size > mostMegabytes * megabyte) return unpacksTooLarge(mostMegabytes)
    const parts: Record<string, Uint8Array> = {}
    for (const [, entry] of entries) parts[entry.name] = await unpackPart(bytes, entry)
    return accept(parts)
  } catch (error) {
    if (error instanceof Problem) return damaged()
    throw error
  }
}

async function unpackPart(bytes: Buffer, entry: ZipEntry): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of partChunks(bytes, entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
