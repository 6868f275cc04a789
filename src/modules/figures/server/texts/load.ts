import { notFound } from '../../../../platform/domain/problem.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, type Sql, sql } from '../../../../platform/server/db/sql.ts'

export interface TextRow {
  readonly id: string
  readonly unitId: string
  readonly sha256: Buffer
  readonly title: string
  readonly symbol: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly keptBy: Text
  readonly keptAt: string
  readonly isWithdrawn: boolean
}

export const textColumns: Sql = sql`t.id, t.unit_id as "unitId", t.sha256, t.title, t.symbol, t.issuer, t.issued_on as "issuedOn",
  jsonb_build_object('vi', who.vi, 'en', who.en) as "keptBy", a.at as "keptAt", t.known_until is not null as "isWithdrawn"`

/** The one guarded door to a kept text: row-level security tells who may read it. */
export async function loadText(tx: Transaction, id: string): Promise<TextRow> {
  const row = await tx.maybe<TextRow>(
    sql`select ${textColumns} from text_source t join act a on a.id = t.known_from join account who on who.id = a.actor_id
      where t.id = ${asId(id)}::uuid`,
  )
  if (row) return row
  throw notFound(
    'Không có văn bản này, hoặc bạn không được mở.',
    'There is no such text, or you may not open it.',
    'id',
  )
}
