import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefusal } from './start-refusal.ts'
import { notWritable, writePrivateFile } from './writable-folder.ts'

const pointerName = 'cluster-location.json'
const signName = 'belongs-to.json'

/** What `cluster-location.json` in a data folder says. `id` also lies in the place it points to. */
export interface Pointer {
  readonly location: string
  readonly id: string
  readonly dataDir: string
  /** The database there was complete: from then on its absence is a loss, not a first start. */
  readonly isComplete: boolean
}

const read = (path: string): Partial<Pointer> | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw notWritable(path, error)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const save = (pointer: Pointer): Pointer => {
  writePrivateFile(join(pointer.dataDir, pointerName), `${JSON.stringify(pointer, undefined, 2)}\n`)
  return pointer
}

/** Ties a data folder and a place outside it together. */
export const writePointer = (dataDir: string, location: string): Pointer => {
  const pointer = { location, id: randomUUID(), dataDir, isComplete: false }
  writePrivateFile(join(location, signName), `${JSON.stringify({ id: pointer.id, dataDir }, undefined, 2)}\n`)
  return save(pointer)
}

export const markComplete = (pointer: Pointer): Pointer =>
  pointer.isComplete ? pointer : save({ ...pointer, isComplete: true })

const gone = (dataDir: string, location: string): StartRefusal =>
  new StartRefusal('data-gone', {
    vi: `Thư mục dữ liệu ${dataDir} ghi rằng cơ sở dữ liệu nằm ở ${location}, nhưng ở đó không còn cơ sở dữ liệu này. Hãy khôi phục thư mục ấy. Chỉ khi chắc chắn muốn bắt đầu lại từ đầu mới xóa tệp ${join(dataDir, pointerName)}.`,
    en: `The data folder ${dataDir} says that its database lies in ${location}, but that database is no longer there. Restore that folder. Only if you are sure you want to start from nothing, delete the file ${join(dataDir, pointerName)}.`,
  })

const copied = (dataDir: string, original: string, location: string): StartRefusal =>
  new StartRefusal('data-held', {
    vi: `Thư mục dữ liệu ${dataDir} là bản sao của ${original}, mà cơ sở dữ liệu của cả hai là một, ở ${location}. Hãy dùng thư mục gốc.`,
    en: `The data folder ${dataDir} is a copy of ${original}, and both have one database, in ${location}. Use the original folder.`,
  })

/** The pointer of a data folder, checked on both ends. Refuses with `data-gone`, or `data-held` for a copied folder. */
export const pointerIn = (dataDir: string): Pointer | undefined => {
  const found = read(join(dataDir, pointerName))
  if (!found) return undefined
  const { location = '', id = '', dataDir: writtenFor = dataDir, isComplete = false } = found
  const sign = read(join(location, signName))
  const isThere = sign?.id === id && (!isComplete || existsSync(join(location, 'pgdata', 'PG_VERSION')))
  if (!isThere) throw gone(dataDir, location)
  const pointer = { location, id, dataDir, isComplete }
  if (writtenFor === dataDir) return pointer
  if (read(join(writtenFor, pointerName))?.id === id) throw copied(dataDir, writtenFor, location)
  return save(pointer)
}
