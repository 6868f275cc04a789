import { must, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { fileNameOf } from '../../../files/file-kind.ts'
import { keepBytes, kindOfFile, openBytes } from '../../../files/server/public.ts'
import type { editionFormats } from '../../contract/edition.ts'
import { mayStep } from '../document/abilities.ts'
import { idTaken, recordOn } from '../document/act.ts'
import { hashOf } from '../store.ts'
import { isStanding, openEdition } from './issue.ts'
import { editionAt, noEdition } from './load.ts'
import { hangSigned } from './register.ts'
import { putSignature, putSignedFile } from './store.ts'

/** The signed file as it came back: a PDF, a Word file or a scan. Its signatures are not checked here. */
export function attachSigned(
  context: Context,
  input: { readonly id: string; readonly code: string; readonly name: string },
  bytes: Uint8Array,
) {
  return write(context.database, context.caller, async (tx) => {
    const { edition, opened } = await openEdition(tx, context, input.code)
    must(mayStep(opened, 'issue'), 'forbidden')
    const saved = await tx.maybe<{ sha256: Buffer; of: string }>(
      sql`select sha256, edition_id as of from document_signed_file where id = ${input.id}::uuid`,
    )
    if (saved && (saved.of !== edition.id || !saved.sha256.equals(hashOf(bytes)))) throw idTaken()
    if (saved) return { id: input.id, sha256: saved.sha256.toString('hex') }
    must(isStanding(edition), 'refused')
    const kind = must(kindOfFile(bytes))
    if (!['pdf', 'docx', 'png', 'jpg'].includes(kind.code))
      throw problem(
        'refused',
        'signed-file-kind',
        'Tệp đã ký phải là PDF, Word hoặc ảnh chụp.',
        'The signed file has to be a PDF, a Word file or a picture.',
        'file',
      )
    const sha256 = await keepBytes(tx, bytes, kind.mediaType)
    const actId = await recordOn(tx, opened.document, 'attach-signed', {
      edition: edition.id,
      file: input.id,
      sha256: sha256.toString('hex'),
    })
    const name = fileNameOf(input.name, kind)
    await putSignedFile(tx, { id: input.id, of: edition.id, sha256, name, size: bytes.length }, actId)
    await hangSigned(tx, edition.id, { sha256, name, size: bytes.length }, actId)
    return { id: input.id, sha256: sha256.toString('hex') }
  })
}

const signatureType = 'application/octet-stream'

/** A detached signature is CMS (DER or PEM); what it says is not read. */
function signatureKind(bytes: Uint8Array): Outcome<'p7s'> {
  const isDer = bytes[0] === 0x30 && bytes.length > 64
  const isPem = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart().startsWith('-----BEGIN ')
  return isDer || isPem
    ? accept('p7s')
    : refuse(
        'signature-kind',
        'Đây không phải tệp chữ ký số tách rời (.p7s, .p7m, .sig dạng CMS).',
        'This is no detached signature (CMS: .p7s, .p7m, .sig).',
        'file',
      )
}

/** Puts the detached signature of an outside service into its slot; kept, and not checked here. */
export function fillSlot(
  context: Context,
  input: { readonly id: string; readonly slot: string; readonly name: string },
  bytes: Uint8Array,
) {
  return write(context.database, context.caller, async (tx) => {
    const { edition, opened } = await openEdition(tx, context, await codeOfSlot(tx, input.slot))
    must(mayStep(opened, 'issue'), 'forbidden')
    const saved = await tx.maybe<{ sha256: Buffer; of: string }>(
      sql`select sha256, slot_id as of from signature_file where id = ${input.id}::uuid`,
    )
    if (saved && (saved.of !== asId(input.slot) || !saved.sha256.equals(hashOf(bytes)))) throw idTaken()
    if (saved) return { id: input.id, sha256: saved.sha256.toString('hex') }
    must(isStanding(edition), 'refused')
    const kind = must(signatureKind(bytes))
    const sha256 = await keepBytes(tx, bytes, signatureType)
    const actId = await recordOn(tx, opened.document, 'sign', {
      edition: edition.id,
      slot: input.slot,
      sha256: sha256.toString('hex'),
    })
    await putSignature(
      tx,
      { id: input.id, of: input.slot, sha256, name: signatureName(input.name, kind), size: bytes.length },
      actId,
    )
    return { id: input.id, sha256: sha256.toString('hex') }
  })
}

const signatureName = (name: string, kind: string): string => {
  const stem = name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .slice(0, 150)
  return `${stem === '' ? 'chu-ky' : stem}.${kind}`
}

async function codeOfSlot(tx: Transaction, slot: string): Promise<string> {
  const row = await tx.maybe<{ code: string }>(sql`
    select d.code from signature_slot s join report_document d on d.id = s.edition_id where s.id = ${asId(slot)}::uuid`)
  if (!row) throw noEdition('slot')
  return row.code
}

type Format = (typeof editionFormats)[number] | 'signed'

/** Whoever may read the document may read its files. */
export function editionFile(context: Context, input: { readonly code: string; readonly format: Format }) {
  return read(context.database, context.caller, async (tx) => {
    const edition = await editionAt(tx, input.code)
    if (input.format === 'docx') return openBytes(tx, edition.sha256, `${edition.code}.docx`)
    if (input.format === 'pdf' && edition.pdf) return openBytes(tx, edition.pdf.sha256, `${edition.code}.pdf`, true)
    if (input.format === 'signed' && edition.signed) return openBytes(tx, edition.signed.sha256, edition.signed.name)
    throw problem(
      'not-found',
      'no-such-file',
      'Văn bản này không có tệp dạng đó.',
      'The document has no file of this kind.',
      'format',
    )
  })
}

export function signatureBytes(context: Context, input: { readonly slot: string }) {
  return read(context.database, context.caller, async (tx) => {
    const file = await tx.maybe<{ sha256: Buffer; name: string }>(
      sql`select sha256, name from signature_file where slot_id = ${asId(input.slot)}::uuid and known_until is null`,
    )
    if (!file) throw noEdition('slot')
    return openBytes(tx, file.sha256, file.name)
  })
}
