import { dayText } from '../../../../platform/domain/period-text.ts'
import { problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import {
  attachSignedFile,
  enterIssued,
  issuersOf,
  type NumberBearer,
  numberBearer,
} from '../../../directives/server/public.ts'
import { type DirectiveSymbol, formSymbol } from '../../../directives/symbol.ts'
import type { Edition } from '../../contract/edition.ts'
import type { OpenedDocument } from '../document/load.ts'
import type { StoredEdition } from './load.ts'
import { addRegistration } from './store.ts'

interface Numbered {
  readonly symbol: DirectiveSymbol
  readonly issuedOn: string
}

/** A series may leave numbers out and never gives one twice. Holds the series until the transaction ends. @throws `number-taken` */
export async function refuseTaken(
  tx: Transaction,
  { catalogue, document }: OpenedDocument,
  edition: StoredEdition,
  numbered: Numbered,
): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('series|' || ${document.unitId}::text, 0))`)
  const others = await tx.query<NumberBearer>(sql`
    select i.symbol, d.vi as name, i.issued_on as "issuedOn" from document_issue i join report_document d on d.id = i.edition_id
    where d.unit_id = ${document.unitId}::uuid and i.known_until is null and i.edition_id <> ${edition.id}::uuid`)
  const taken = await numberBearer(tx, issuersOf(catalogue.forest, document.unitId), numbered, others)
  if (taken) throw numberTaken(formSymbol(numbered.symbol), taken)
}

function numberTaken(symbol: string, { name, issuedOn, ...taken }: NumberBearer) {
  const day = issuedOn === null ? { vi: '', en: '' } : dayText(issuedOn)
  const bearer = {
    vi: name === null ? 'một văn bản không lưu ở đây (số được giữ)' : `“${name}”, ${taken.symbol} ngày ${day.vi}`,
    en:
      name === null
        ? 'a document that is not kept here (the number is withheld)'
        : `“${name}”, ${taken.symbol} of ${day.en}`,
  }
  return problem(
    'conflict',
    'number-taken',
    `Số ${symbol} đã cấp trong cùng nhiệm kỳ cho ${bearer.vi}. Hãy xem lại số trong hệ thống văn bản; nếu hai văn bản thuộc hai nhiệm kỳ, hãy ghi nhiệm kỳ của đơn vị trước.`,
    `${symbol} was given within the same term to ${bearer.en}. Check the number in the document system; if the two belong to two terms, record the terms of the unit first.`,
    'symbol',
    { taken: { symbol: taken.symbol, name, issuedOn } },
  )
}

/** Puts an issued document where it stands in the register of directives, and its signed file with it. */
export async function enterInRegister(
  tx: Transaction,
  { catalogue, document }: OpenedDocument,
  edition: StoredEdition,
  numbered: Numbered & { readonly registrationId: string },
  actId: string,
): Promise<{ readonly id: string; readonly wasThere: boolean }> {
  const entered = await enterIssued(
    tx,
    catalogue.forest,
    {
      ...{ unitId: edition.unitId, name: edition.name, audience: edition.audience },
      ...{ authority: document.frame.signature.authority, title: document.frame.title },
      ...{ symbol: numbered.symbol, issuedOn: numbered.issuedOn },
    },
    actId,
  )
  await addRegistration(tx, { id: numbered.registrationId, editionId: edition.id, directiveId: entered.id }, actId)
  if (edition.signed) await hangSigned(tx, edition.id, edition.signed, actId)
  return entered
}

/** The signed file of an edition, on its entry in the register; nothing where it has none. */
export async function hangSigned(
  tx: Transaction,
  editionId: string,
  file: { readonly sha256: Buffer; readonly name: string; readonly size: number },
  actId: string,
): Promise<void> {
  const entry = await tx.maybe<{ directiveId: string }>(sql`
    select directive_id as "directiveId" from document_registration where edition_id = ${editionId}::uuid and known_until is null`)
  if (!entry) return
  const earlier = await tx.query<{ sha256: Buffer }>(
    sql`select sha256 from document_signed_file where edition_id = ${editionId}::uuid and known_until is not null`,
  )
  await attachSignedFile(
    tx,
    {
      directiveId: entry.directiveId,
      ...{ sha256: file.sha256, name: file.name, size: file.size },
      earlier: earlier.map((one) => one.sha256),
    },
    actId,
  )
}

/** The entry under which an edition stands, where the reader may open it; `wasThere`: it came in before the document was issued. */
export async function entryOf(tx: Transaction, editionId: string): Promise<Edition['register']> {
  const row = await tx.maybe<{ id: string; symbol: string; vi: string; en: string; wasThere: boolean }>(sql`
    select d.id, d.symbol, d.vi, d.en, not exists (select from directive_earlier e where e.id = d.id and e.known_from = r.known_from)
      and d.known_from <> r.known_from as "wasThere"
    from document_registration r join directive d on d.id = r.directive_id and d.known_until is null
    where r.edition_id = ${editionId}::uuid and r.known_until is null`)
  return row ? { id: row.id, symbol: row.symbol, name: { vi: row.vi, en: row.en }, wasThere: row.wasThere } : null
}

/** The issued document behind an entry of the register, where the reader may open it; handed up to the module of directives. */
export async function editionOfDirective(tx: Transaction, directiveId: string) {
  const row = await tx.maybe<{ code: string; vi: string; en: string }>(sql`
    select d.code, d.vi, d.en from document_registration r join report_document d on d.id = r.edition_id
    where r.directive_id = ${directiveId}::uuid and r.known_until is null`)
  return row ? { code: row.code, name: { vi: row.vi, en: row.en } } : null
}
