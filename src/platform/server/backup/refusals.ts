import { type Problem, problem } from '../../domain/problem.ts'
import type { Text } from '../../domain/text.ts'

export const notABackup = (file: string): Problem =>
  problem(
    'refused',
    'not-a-backup',
    `${file} không phải là tệp sao lưu của sản phẩm này. Không có gì được ghi.`,
    `${file} is no backup of this product. Nothing was written.`,
  )

export const cutOff = (file: string): Problem =>
  problem(
    'refused',
    'backup-truncated',
    `Tệp sao lưu ${file} bị cắt cụt. Không có gì được ghi. Hãy dùng một bản sao nguyên vẹn của tệp.`,
    `The backup ${file} is cut off. Nothing was written. Use a whole copy of the file.`,
  )

export const damaged = (file: string, where: string): Problem =>
  problem(
    'refused',
    'backup-damaged',
    `Tệp sao lưu ${file} bị hỏng (${where}). Không có gì được ghi. Hãy dùng một bản sao nguyên vẹn của tệp.`,
    `The backup ${file} is damaged (${where}). Nothing was written. Use a whole copy of the file.`,
  )

export const newerBackup = (file: string, what: string): Problem =>
  problem(
    'refused',
    'backup-newer',
    `Tệp sao lưu ${file} do một bản mới hơn tạo ra (${what}); bản này không khôi phục được. Hãy chạy bản mới hơn. Không có gì được ghi.`,
    `The backup ${file} was made by a newer version (${what}) and cannot be restored by this one. Run the newer version. Nothing was written.`,
  )

export const otherHistory = (file: string, migration: string): Problem =>
  problem(
    'refused',
    'backup-other-history',
    `Tệp sao lưu ${file} ghi bước nâng cấp ${migration} với nội dung khác; không khôi phục được. Không có gì được ghi.`,
    `The backup ${file} holds the migration ${migration} with another text; it cannot be restored. Nothing was written.`,
  )

export const holdsData = (place: string): Problem =>
  problem(
    'refused',
    'target-has-data',
    `${place} đã có dữ liệu, và khôi phục không bao giờ ghi đè. Hãy chọn một thư mục dữ liệu mới bằng --data.`,
    `${place} holds data already, and a restore never overwrites. Choose a new data folder with --data.`,
  )

export const aheadOfBackup = (place: string, migration: string): Problem =>
  problem(
    'refused',
    'target-ahead',
    `Cơ sở dữ liệu trống ở ${place} đã qua bước ${migration}, mới hơn tệp sao lưu. Hãy chọn một thư mục dữ liệu mới bằng --data.`,
    `The empty database in ${place} has passed ${migration}, which the backup had not. Choose a new data folder with --data.`,
  )

export const restoreDiffers = (what: string): Problem =>
  problem(
    'refused',
    'restore-differs',
    `Dữ liệu đọc lại sau khi khôi phục khác với tệp sao lưu (${what}). Việc khôi phục đã được hủy, không có gì được ghi.`,
    `What was read back after the restore differs from the backup (${what}). The restore was undone, nothing was written.`,
  )

export const contradicts = (file: string, said: string): Problem =>
  problem(
    'refused',
    'backup-contradicts',
    `Dữ liệu trong ${file} trái với quy tắc của cơ sở dữ liệu (${said}). Việc khôi phục đã được hủy, không có gì được ghi.`,
    `The rows in ${file} break a rule of the database (${said}). The restore was undone, nothing was written.`,
  )

export const nothingToBackUp = (place: string): Problem =>
  problem(
    'refused',
    'nothing-to-back-up',
    `Chưa có dữ liệu ở ${place} để sao lưu. Hãy kiểm tra --data hoặc THENCHOT_DATA.`,
    `There is no data in ${place} to back up. Check --data or THENCHOT_DATA.`,
  )

export const fileExists = (file: string): Problem =>
  problem(
    'refused',
    'file-exists',
    `${file} đã có. Hãy chọn tên khác, hoặc thêm --force để thay tệp ấy.`,
    `${file} exists. Choose another name, or add --force to replace it.`,
  )

export const notAFile = (file: string): Problem =>
  problem('refused', 'not-a-file', `${file} không phải là một tệp thường.`, `${file} is not an ordinary file.`)

export const takenAway = (file: string): Problem =>
  problem(
    'refused',
    'part-taken',
    `Một lần sao lưu khác đang ghi ${file}. Hãy đợi hoặc chọn tên khác.`,
    `Another backup is writing ${file}. Wait, or choose another name.`,
  )

const causes: Record<string, Text> = {
  EACCES: { vi: 'người dùng này không có quyền', en: 'this user may not' },
  EPERM: { vi: 'hệ điều hành không cho phép', en: 'the system does not allow it' },
  EROFS: { vi: 'hệ thống tệp chỉ cho đọc', en: 'the file system is read-only' },
  ENOSPC: { vi: 'đĩa đã đầy', en: 'the disk is full' },
  ENOENT: { vi: 'không có tệp hoặc thư mục ấy', en: 'there is no such file or folder' },
  ENOTDIR: { vi: 'đường dẫn đi qua một tệp', en: 'the path leads through a file' },
  EISDIR: { vi: 'đó là một thư mục', en: 'it is a folder' },
}

const causeOf = (error: unknown): Text => {
  const said = (error as NodeJS.ErrnoException).code ?? String(error)
  return causes[said] ?? { vi: said, en: said }
}

/** `error` is the system's. */
export function notWritten(file: string, error: unknown): Problem {
  const { vi, en } = causeOf(error)
  return problem(
    'refused',
    'file-not-written',
    `Không ghi được ${file}: ${vi}. Không có tệp sao lưu nào được tạo.`,
    `${file} could not be written: ${en}. No backup was made.`,
  )
}

/** `error` is the system's. */
export function notRead(file: string, error: unknown): Problem {
  const { vi, en } = causeOf(error)
  return problem('not-found', 'file-not-read', `Không đọc được ${file}: ${vi}.`, `${file} could not be read: ${en}.`)
}

export const brokenOff = (cause: string): Problem =>
  problem(
    'refused',
    'backup-broken-off',
    `Máy chủ đang chạy đã dừng giữa chừng khi gửi bản sao lưu (${cause}). Không có tệp sao lưu nào được tạo; hãy chạy lại.`,
    `The running server broke off while sending the backup (${cause}). No backup was made; run it again.`,
  )

export const olderServer = (): Problem =>
  problem(
    'refused',
    'server-older',
    'Máy chủ đang chạy là một bản cũ chưa biết sao lưu. Hãy khởi động lại máy chủ bằng bản này.',
    'The running server is an older version that makes no backups. Restart the server with this version.',
  )
