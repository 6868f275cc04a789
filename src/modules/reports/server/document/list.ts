import type { z } from 'zod'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { foldForSearch, type Text } from '../../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, covers, type Reader, requireRole } from '../../../accounts/access.ts'
import type { Role } from '../../../accounts/contract.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability, type Catalogue, catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { DocumentRef, findDocuments } from '../../contract/document/list.ts'
import { loadDocuments, type StoredDocument } from './load.ts'

const pageSize = 50

/** Documents of a unit, those of the latest period first; what waits for the reader is told of each. */
export function find(context: Context, input: z.output<typeof findDocuments.input>) {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    const { forest } = catalogue
    const asked = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const home = homePartyOn(forest, asked.id, reader.today) ?? asked.id
    const all = await refsOf(tx, { catalogue, reader }, await loadDocuments(tx, sql`d.unit_id = ${home}::uuid`))
    const words = foldForSearch(input.search ?? '').split(/\s+/)
    const found = all.filter(
      (item) =>
        (input.state === undefined || item.state === input.state) &&
        (input.kind === undefined || item.kind === input.kind) &&
        (input.period === undefined || item.period.id === input.period) &&
        (input.pack === undefined || item.pack === input.pack) &&
        (input.waits === undefined || item.waits.length > 0) &&
        words.every((word) => foldForSearch(`${item.title} ${item.summary} ${item.code}`).includes(word)),
    )
    const from = Number(input.after ?? 0)
    return {
      documents: found.slice(from, from + pageSize),
      total: found.length,
      next: found.length > from + pageSize ? String(from + pageSize) : null,
      waiting: all.filter((item) => item.waits.length > 0).length,
      can: { create: ability(requireRole(forest, reader, 'clerk', home, reader.today), isParty(catalogue, home)) },
    }
  })
}

const isParty = ({ forest }: Catalogue, unitId: string): Outcome<true> =>
  forest.units.get(unitId)?.kind === 'party_organisation'
    ? accept(true)
    : {
        ok: false,
        refusal: {
          code: 'no-committee',
          text: {
            vi: 'Đơn vị này không có tổ chức đảng nên không soạn được văn bản.',
            en: 'This unit has no Party organisation, so no document can be written for it.',
          },
        },
      }

interface Facts {
  readonly id: string
  readonly templateVi: string | null
  readonly templateEn: string | null
  readonly createdAt: string | null
  readonly createdVi: string | null
  readonly createdEn: string | null
  readonly changedAt: string | null
  readonly changedVi: string | null
  readonly changedEn: string | null
  readonly total: number
  readonly done: number
  readonly overdue: number
  readonly unheld: number
  readonly nextDueOn: string | null
  readonly openRemarks: number
  readonly asked: number
  readonly given: number
  readonly late: boolean
  readonly mySection: boolean
  readonly toApprove: boolean
  readonly myOpinion: boolean
}

/** What a line of the list tells of each document, in their order. */
export async function refsOf(
  tx: Transaction,
  { catalogue, reader }: { readonly catalogue: Catalogue; readonly reader: Reader },
  documents: readonly StoredDocument[],
): Promise<DocumentRef[]> {
  const ids = documents.map((document) => document.id)
  const rows = await tx.query<Facts>(sql`select * from document_facts(${ids}::uuid[], ${reader.today}::date)`)
  const facts = new Map(rows.map((row) => [row.id, row]))
  return documents.flatMap((document) => {
    const row = facts.get(document.id)
    return row ? [refOf(catalogue, reader, document, row)] : []
  })
}

const text = (vi: string | null, en: string | null): Text => ({ vi: vi ?? '', en: en ?? '' })

function refOf(catalogue: Catalogue, reader: Reader, document: StoredDocument, row: Facts): DocumentRef {
  const { code, templateCode } = document
  return {
    ...{ id: document.id, code, kind: document.kind, title: document.frame.title, summary: document.frame.summary },
    unit: toUnitRef(catalogue.forest, document.unitId, document.last),
    period: {
      id: document.period,
      text: periodText(periodOf(catalogue, document.period)),
      ...{ first: document.first, last: document.last },
    },
    ...{ language: document.language, state: document.state, pack: document.packId },
    template: templateCode === null ? null : { code: templateCode, name: text(row.templateVi, row.templateEn) },
    ...{ createdAt: row.createdAt ?? '', createdBy: text(row.createdVi, row.createdEn) },
    ...{ changedAt: row.changedAt ?? row.createdAt ?? '', changedBy: text(row.changedVi, row.changedEn) },
    sections: {
      ...{ total: row.total, done: row.done },
      // What is with the signer or frozen waits for no section any more.
      ...(isBeingWritten(document)
        ? { overdue: row.overdue, nextDueOn: row.nextDueOn }
        : { overdue: 0, nextDueOn: null }),
    },
    openRemarks: row.openRemarks,
    opinions: { asked: row.asked, given: row.given },
    waits: waitsOf(catalogue, reader, document, row),
  }
}

const isBeingWritten = ({ state }: StoredDocument): boolean => state === 'draft' || state === 'opinions'

/** What of a document waits for the reader, most urgent first. */
function waitsOf(catalogue: Catalogue, reader: Reader, document: StoredDocument, row: Facts): DocumentRef['waits'] {
  const has = (role: Role): boolean => covers(catalogue.forest, reader, [role], document.unitId, document.last)
  const isWritten = isBeingWritten(document)
  const waits: DocumentRef['waits'] = []
  if (row.late && document.state !== 'withdrawn') waits.push('late')
  if (document.state === 'draft' && document.stepEvent === 'return' && has('clerk')) waits.push('returned')
  if (isWritten && row.mySection) waits.push('section')
  // What is left to a post, or to somebody who is gone, waits for those who can write it or put somebody in charge.
  if (isWritten && row.unheld > 0 && has('clerk')) waits.push('section_unheld')
  if (document.state === 'opinions' && row.myOpinion) waits.push('opinion')
  if (document.state === 'signing' && has('issuer')) waits.push('sign')
  if (isWritten && row.toApprove && has('approver')) waits.push('section_approval')
  return waits
}
