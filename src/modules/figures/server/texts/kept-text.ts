import { problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { sha256 } from '../../../acts/server/public.ts'

export const textMediaType = 'text/plain; charset=utf-8'

export interface KeptFor {
  readonly id: string
  readonly text: string
  readonly sha256: Buffer
  readonly isNew: boolean
}

/** The text as it is kept, or as it is about to be. Line ends, letters and spaces stay as they came: offsets hang on them. */
export async function textFor(
  tx: Transaction,
  unitId: string,
  input: { readonly id: string; readonly text?: string | undefined },
): Promise<KeptFor> {
  const digest = input.text === undefined ? null : sha256(input.text)
  const row = await tx.maybe<{ id: string; unit_id: string; sha256: Buffer; bytes: Buffer; is_open: boolean }>(sql`
    select t.id, t.unit_id, t.sha256, b.bytes, t.known_until is null as is_open from text_source t join blob b on b.sha256 = t.sha256
    where t.id = ${input.id}::uuid or (t.unit_id = ${unitId} and t.sha256 = ${digest} and t.known_until is null)
    order by t.id = ${input.id}::uuid desc limit 1`)
  if (!row) {
    if (input.text === undefined || digest === null)
      throw problem('invalid', 'text-missing', 'Chưa gửi kèm văn bản.', 'The text itself is missing.', 'text')
    return { id: input.id, text: input.text, sha256: digest, isNew: true }
  }
  const isOther = row.unit_id !== unitId || (digest !== null && !digest.equals(row.sha256))
  if (isOther || !row.is_open)
    throw problem(
      'conflict',
      'text-taken',
      'Mã này đã dùng cho một văn bản khác, hoặc văn bản đã rút. Hãy tải lại trang rồi lấy số liệu lại.',
      'This id belongs to another text, or the text was withdrawn. Reload the page and take the figures over again.',
      'id',
    )
  return { id: row.id, text: row.bytes.toString('utf8'), sha256: row.sha256, isNew: false }
}
