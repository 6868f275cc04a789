import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isRoot } from './identity.ts'
import { StartRefusal } from './start-refusal.ts'

const reasons: Record<string, { vi: string; en: string }> = {
  EACCES: { vi: 'người dùng này không có quyền ghi', en: 'this user may not write there' },
  EPERM: { vi: 'hệ điều hành không cho ghi', en: 'the system does not allow writing there' },
  EROFS: { vi: 'hệ thống tệp chỉ cho đọc', en: 'the file system is read-only' },
  ENOSPC: { vi: 'đĩa đã đầy', en: 'the disk is full' },
  ENOTDIR: { vi: 'đường dẫn đi qua một tệp, không phải thư mục', en: 'the path leads through a file, not a folder' },
  EEXIST: { vi: 'đó là một tệp, không phải thư mục', en: 'it is a file, not a folder' },
  ENOENT: { vi: 'không tạo được thư mục ở đó', en: 'no folder can be made there' },
}

/** The refusal for a folder that cannot be written; `cause` is a system error or its code. */
export const notWritable = (path: string, cause: unknown): StartRefusal => {
  const code = typeof cause === 'string' ? cause : ((cause as NodeJS.ErrnoException).code ?? String(cause))
  const reason = reasons[code] ?? { vi: code, en: code }
  return new StartRefusal('data-not-writable', {
    vi: `Không ghi được vào thư mục dữ liệu ${path}: ${reason.vi}. Hãy chọn thư mục khác bằng biến THENCHOT_DATA hoặc sửa quyền của thư mục này.`,
    en: `The data folder ${path} cannot be written: ${reason.en}. Choose another folder with THENCHOT_DATA or change the permissions of this one.`,
  })
}

/** Like mkdir's `recursive`, which Node 20 repeats for ever where the system refuses with ENOENT (/proc). */
const makeFolders = (path: string, mode: number): void => {
  if (existsSync(path)) return
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(dirname(path))) throw error
    makeFolders(dirname(path), mode)
    mkdirSync(path, { mode })
  }
}

/**
 * Makes the folder if it is missing, proves by writing a file that it can be written, and returns its real path.
 * A new folder is private; root's can be passed through (0711), because the database inside runs as another user.
 * Refuses with `data-not-writable`.
 */
export const openWritableFolder = (path: string): string => {
  const wanted = resolve(path)
  try {
    makeFolders(wanted, isRoot() ? 0o711 : 0o700)
    if (!statSync(wanted).isDirectory()) throw notWritable(wanted, 'EEXIST')
    const real = realpathSync(wanted)
    const probe = join(real, `.probe-${randomUUID()}`)
    const file = openSync(probe, 'wx', 0o600)
    try {
      writeSync(file, 'probe')
    } finally {
      closeSync(file)
      rmSync(probe, { force: true })
    }
    return real
  } catch (error) {
    throw error instanceof StartRefusal ? error : notWritable(wanted, error)
  }
}

/** Makes the names in a folder survive a power cut. */
export const syncFolder = (dir: string): void => {
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes a private file (0600) whole or not at all, on the disk when this returns. */
export const writePrivateFile = (path: string, content: string): void => {
  const draft = `${path}.${randomUUID()}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  syncFolder(dirname(path))
}
