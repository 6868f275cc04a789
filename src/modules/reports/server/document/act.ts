import { problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { StoredDocument } from './load.ts'

/** Records an act on a document; its payload holds ids and keys, never words. */
export const recordOn = (
  tx: Transaction,
  document: Pick<StoredDocument, 'id' | 'code' | 'unitId'>,
  verb: string,
  payload: Readonly<Record<string, unknown>> = {},
  reason: string | null = null,
): Promise<string> =>
  recordAct(tx, {
    verb: `document.${verb}`,
    unitId: document.unitId,
    recordKind: 'document',
    recordId: document.id,
    reason,
    payload: { code: document.code, ...payload },
  })

export const idTaken = () =>
  problem(
    'refused',
    'id-taken',
    'Mã của lần gửi này đã dùng cho một việc khác. Chưa có gì được lưu; hãy tải lại rồi làm lại.',
    'The id of this request belongs to something else. Nothing was saved; reload and do it again.',
    'id',
  )
