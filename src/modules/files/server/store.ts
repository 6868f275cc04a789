import { createHash } from 'node:crypto'
import { notFound } from '../../../platform/domain/problem.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { FileAnswer } from '../../../platform/server/http/context.ts'
import { kindOfMedia } from '../file-kind.ts'

/**
 * Keeps bytes once, however often they come. The record that names them decides who may read them.
 * @returns their sha256
 */
export async function keepBytes(tx: Transaction, bytes: Uint8Array, mediaType: string): Promise<Buffer> {
  const sha256 = createHash('sha256').update(bytes).digest()
  await tx.query(
    sql`insert into blob (sha256, bytes, media_type) values (${sha256}, ${Buffer.from(bytes)}, ${mediaType}) on conflict do nothing`,
  )
  return sha256
}

/** The bytes with their hash, as an answer: a download unless it is asked to be shown and its kind may be. */
export async function openBytes(
  tx: Transaction,
  sha256: Buffer,
  fileName: string,
  isAskedToShow = false,
): Promise<FileAnswer> {
  const blob = await tx.maybe<{ bytes: Buffer; media_type: string }>(
    sql`select bytes, media_type from blob where sha256 = ${sha256}`,
  )
  if (!blob)
    throw notFound('Không có tệp này, hoặc bạn không được mở.', 'There is no such file, or you may not open it.')
  const isShown = isAskedToShow && (kindOfMedia(blob.media_type)?.isShown ?? false)
  return { bytes: new Uint8Array(blob.bytes), mediaType: blob.media_type, fileName, isShown }
}
