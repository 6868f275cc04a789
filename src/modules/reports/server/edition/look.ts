import { periodText } from '../../../../platform/domain/period-text.ts'
import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability, catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import type { Edition } from '../../contract/edition.ts'
import { nameOfPaper } from '../../document/paper.ts'
import type { Printable } from '../../printable.ts'
import { mayStep, stepFrom } from '../document/abilities.ts'
import { loadDocument, loadDocuments, openOne } from '../document/load.ts'
import { namesOf } from '../live/printable.ts'
import { packBeside } from '../pack/beside.ts'
import { changesSince, reasonsOf } from './changes.ts'
import { isStanding } from './issue.ts'
import { editionAt, type StoredEdition, standingCode } from './load.ts'
import { entryOf } from './register.ts'
import { followsFor, manifestSeen, printableSeen } from './seen.ts'
import { symbolEndOf } from './symbol-end.ts'

/** A kept document: its files, what came back from outside, and which of its numbers were corrected since. */
export function look(context: Context, input: { readonly code: string }): Promise<Edition> {
  return read(context.database, context.caller, async (tx) => {
    const edition = await editionAt(tx, input.code)
    const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
    const changed = await reasonsOf(tx, await changesSince(tx, catalogue, reader, edition))
    const follows = followsFor(catalogue, reader)
    const document = await readableDocument(tx, edition)
    const committee = namesOf(catalogue, edition.unitId, edition.lastDay).own
    return {
      code: edition.code,
      document: document?.id ?? null,
      symbolEnd: document
        ? await symbolEndOf(tx, await loadRegulations(tx, null), reader.today, document, committee)
        : null,
      unit: toUnitRef(catalogue.forest, edition.unitId, edition.lastDay),
      name: edition.name,
      period: { id: edition.period, text: periodText(periodOf(catalogue, edition.period)) },
      state: edition.state,
      frozenAt: edition.frozenAt,
      frozenBy: edition.frozenBy,
      knownAt: edition.manifest.knownAt,
      files: [
        { format: 'docx', sha256: edition.sha256.toString('hex'), size: edition.size },
        ...(edition.pdf
          ? [{ format: 'pdf' as const, sha256: edition.pdf.sha256.toString('hex'), size: edition.pdf.size }]
          : []),
      ],
      contentSha256: edition.content?.toString('hex') ?? null,
      pages: edition.pages,
      issue: edition.issue,
      register: await entryOf(tx, edition.id),
      signedFile: edition.signed && { ...edition.signed, sha256: edition.signed.sha256.toString('hex') },
      slots: await slotsOf(tx, edition.id),
      replacedBy: await standingCode(tx, edition),
      unfrozen: edition.unfrozen,
      ...(await linksOf(tx, edition)),
      packed: await packBeside(tx, document?.packId ?? null),
      manifest: manifestSeen(edition.manifest, follows),
      changedSince: [...changed],
      unfollowed: edition.manifest.numbers.filter((number) => !follows(number)).length,
      opensUnit: canRead(catalogue.forest, reader, edition.unitId, edition.lastDay),
      can: {
        ...(await abilitiesOf(tx, context, edition)),
        correct: ability(
          requireRole(catalogue.forest, reader, 'clerk', edition.unitId, edition.lastDay),
          edition.state === 'replaced' ? isStanding(edition) : accept(true),
        ),
      },
    }
  })
}

/** The draft of an edition where the reader may open it; a public edition may be read by others. */
const readableDocument = async (tx: Transaction, { documentId }: StoredEdition) =>
  documentId === null ? undefined : loadDocument(tx, documentId)

async function abilitiesOf(tx: Transaction, context: Context, edition: StoredEdition) {
  const standing = isStanding(edition)
  const document = standing.ok ? await readableDocument(tx, edition) : undefined
  if (!standing.ok || !document) {
    const no = standing.ok ? ability(notOpen) : ability(standing)
    return { issue: no, unfreeze: no, file: no }
  }
  const opened = await openOne(tx, context, document.id)
  return {
    issue: ability(mayStep(opened, 'issue'), stepFrom(document.state, 'issue')),
    unfreeze: ability(mayStep(opened, 'unfreeze'), stepFrom(document.state, 'unfreeze')),
    file: ability(mayStep(opened, 'issue')),
  }
}
const notOpen: Outcome<never> = {
  ok: false,
  refusal: {
    code: 'not-open',
    text: {
      vi: 'Bạn chỉ được đọc bản đã chốt của văn bản này.',
      en: 'You may only read the frozen text of this document.',
    },
  },
}

async function slotsOf(tx: Transaction, editionId: string): Promise<Edition['slots']> {
  const rows = await tx.query<{
    id: string
    authority: string
    post: string
    digest: Buffer
    file: string | null
    name: string
    size: number
    sha256: Buffer
  }>(sql`
    select s.id, s.authority, s.post, s.digest, f.id as file, f.name, f.size, f.sha256 from signature_slot s
    left join signature_file f on f.slot_id = s.id and f.known_until is null where s.edition_id = ${editionId}::uuid order by s.rank`)
  return rows.map((row) => ({
    ...{ id: row.id, authority: row.authority, post: row.post, digest: row.digest.toString('hex') },
    file:
      row.file === null ? null : { id: row.file, name: row.name, size: row.size, sha256: row.sha256.toString('hex') },
  }))
}

/** Corrigenda of an edition, and what it corrects itself. */
async function linksOf(tx: Transaction, edition: StoredEdition): Promise<Pick<Edition, 'corrigenda' | 'corrects'>> {
  const corrigenda = await loadDocuments(tx, sql`d.corrects = ${edition.id}::uuid`)
  const corrected =
    edition.documentId === null
      ? undefined
      : await tx.maybe<{ code: string; vi: string; en: string }>(sql`
          select r.code, r.vi, r.en from document d join report_document r on r.id = d.corrects where d.id = ${edition.documentId}::uuid`)
  return {
    corrigenda: corrigenda
      .filter((document) => document.state !== 'withdrawn')
      .map(({ id, frame }) => ({ id, name: nameOfPaper(frame) })),
    corrects: corrected ? { code: corrected.code, name: { vi: corrected.vi, en: corrected.en } } : null,
  }
}

/** The web edition, from the content that was kept with its hash. */
export function sheet(context: Context, input: { readonly code: string }) {
  return read(context.database, context.caller, async (tx) => {
    const edition = await editionAt(tx, input.code)
    if (edition.content === null) return { printable: null }
    const { bytes } = await tx.one<{ bytes: Buffer }>(sql`select bytes from blob where sha256 = ${edition.content}`)
    const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
    const printable = JSON.parse(bytes.toString('utf8')) as Printable
    return { printable: printableSeen(printable, followsFor(catalogue, reader)) }
  })
}
