import { unzipSync } from 'fflate'
import { problem } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { Verdict } from '../../contract/verify.ts'
import { hashOf } from '../store.ts'
import { changesSince } from './changes.ts'
import { loadEditions, type StoredEdition, standingCode } from './load.ts'

const unknown = (sha256: string | null): Verdict => ({
  ...{ verdict: 'unknown', file: null, sha256, edition: null, names: null },
})

/** Is this file one that was kept? Told by its hash among the documents that the reader may open; nothing of it is stored. */
export async function verifyFile(context: Context, bytes: Uint8Array): Promise<Verdict> {
  if (bytes.length === 0) throw problem('invalid', 'file-empty', 'Tệp rỗng.', 'The file is empty.', 'file')
  const hash = hashOf(bytes)
  return read(context.database, context.caller, async (tx) => {
    const kept = (await loadEditions(tx, ofBytes(hash)))[0]
    const sha256 = hash.toString('hex')
    if (kept) return verdictOn(tx, context, kept, fileOf(kept, hash), sha256)
    const codes = codesIn(bytes)
    const named = codes.length === 0 ? undefined : (await loadEditions(tx, sql`d.code = any (${codes}::text[])`))[0]
    return { ...unknown(sha256), names: named ? { code: named.code, name: named.name } : null }
  })
}

const ofBytes = (hash: Buffer): Sql => sql`(d.sha256 = ${hash} or e.pdf_sha256 = ${hash} or s.sha256 = ${hash})`
const fileOf = (kept: StoredEdition, hash: Buffer): 'docx' | 'pdf' | 'signed' =>
  kept.sha256.equals(hash) ? 'docx' : kept.pdf?.sha256.equals(hash) ? 'pdf' : 'signed'

/** A short code as printed, or the whole address of its page. */
const codeIn = (typed: string): string =>
  typed
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .trim()
    .toLowerCase()

/** The same for a hash or code of a public document, for whoever asks; nothing is told of others. */
export function verifyPublic(
  context: Context,
  input: { readonly code?: string | undefined; readonly sha256?: string | undefined },
): Promise<Verdict> {
  const hash = input.sha256 === undefined ? null : Buffer.from(input.sha256, 'hex')
  const which = hash ? ofBytes(hash) : sql`lower(d.code) = ${codeIn(input.code ?? '')}`
  return read(context.database, context.caller, async (tx) => {
    const kept = (await loadEditions(tx, sql`d.audience = 'public' and ${which}`))[0]
    if (!kept) return unknown(input.sha256 ?? null)
    return verdictOn(tx, context, kept, hash ? fileOf(kept, hash) : 'code', input.sha256 ?? null)
  })
}

/** The same for a short code as printed, or the whole address of its page. */
export function verifyCode(context: Context, input: { readonly code: string }): Promise<Verdict> {
  const code = codeIn(input.code)
  return read(context.database, context.caller, async (tx) => {
    const kept = (await loadEditions(tx, sql`lower(d.code) = ${code}`))[0]
    return kept ? verdictOn(tx, context, kept, 'code', null) : unknown(null)
  })
}

async function verdictOn(
  tx: Transaction,
  context: Context,
  edition: StoredEdition,
  file: NonNullable<Verdict['file']>,
  sha256: string | null,
): Promise<Verdict> {
  const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
  const changed = await changesSince(tx, catalogue, reader, edition)
  return {
    verdict: edition.state === 'replaced' ? 'replaced' : edition.state === 'frozen' ? 'frozen' : 'issued',
    ...{ file, sha256, names: null },
    edition: {
      code: edition.code,
      name: edition.name,
      unit: toUnitRef(catalogue.forest, edition.unitId, edition.lastDay),
      symbol: edition.issue?.symbol ?? null,
      issuedOn: edition.issue?.issuedOn ?? null,
      frozenAt: edition.frozenAt,
      changedNumbers: changed.length,
      replacedBy: await standingCode(tx, edition),
    },
  }
}

const mostRelations = 2_000_000

/** Codes that a file names by links to their pages, `…/d/<code>`: it was made from such a document. At most a few are looked at. */
function codesIn(bytes: Uint8Array): readonly string[] {
  const found = new Set<string>()
  for (const text of [Buffer.from(bytes).toString('latin1'), relationsOf(bytes)])
    for (const match of text.matchAll(/\/d\/([a-z0-9][a-z0-9-]{3,80})/gi)) {
      found.add((match[1] ?? '').toLowerCase())
      if (found.size >= 20) return [...found]
    }
  return [...found]
}

/** The links of a Word file; empty for anything else, and for one that cannot be read. */
function relationsOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return ''
  try {
    const parts = unzipSync(bytes, {
      filter: (part) => part.name === 'word/_rels/document.xml.rels' && part.originalSize <= mostRelations,
    })
    return Buffer.from(parts['word/_rels/document.xml.rels'] ?? []).toString('latin1')
  } catch {
    return ''
  }
}
