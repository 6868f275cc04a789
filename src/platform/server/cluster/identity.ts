import { spawnSync } from 'node:child_process'
import { chownSync, readFileSync, statSync } from 'node:fs'
import { StartRefusal } from './start-refusal.ts'

/** The system user under which the database runs when the product itself runs as root. */
export interface Identity {
  readonly uid: number
  readonly gid: number
}

/** Whether this process is the superuser of the system, as whom PostgreSQL refuses to run. */
export const isRoot = (): boolean => process.getuid?.() === 0

const preferredUsers = ['thenchot', 'nobody', 'postgres']

/**
 * An ordinary user of this system: `thenchot` where the administrator made one, else `nobody`, else `postgres`.
 * initdb wants a user that is listed, so a bare number will not do. Refuses with `no-ordinary-user`.
 */
export const ordinaryIdentity = (passwd: string = readFileSync('/etc/passwd', 'utf8')): Identity => {
  const users = passwd.split('\n').map((line) => line.split(':'))
  for (const name of preferredUsers) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new StartRefusal('no-ordinary-user', {
    vi:
      'PostgreSQL không chạy dưới quyền root, và máy này không có người dùng thường nào để chạy thay ' +
      '(đã tìm: thenchot, nobody, postgres). Hãy chạy chương trình bằng một người dùng thường, ' +
      'hoặc tạo người dùng: useradd --system thenchot',
    en:
      'PostgreSQL does not run as root, and this machine has no ordinary user to run it as ' +
      '(looked for: thenchot, nobody, postgres). Run the product as an ordinary user, ' +
      'or create one: useradd --system thenchot',
  })
}

/** The owner of an existing folder, unless that is root or the folder does not exist. */
export const ownerOf = (path: string): Identity | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

/** Gives a file or folder to `as`; nothing to do when no identity is given. */
export const giveTo = (path: string, as: Identity | undefined): void => {
  if (as) chownSync(path, as.uid, as.gid)
}

/** Whether `as` can enter the folder, tried for real: permissions of every parent, ACLs and mounts all count. */
export const canEnter = (dir: string, as: Identity): boolean => {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { cwd: '/', stdio: 'ignore', ...as })
  if (tried.error) {
    throw new StartRefusal('no-ordinary-user', {
      vi: `Không chuyển được sang người dùng thường (uid ${as.uid}) để chạy PostgreSQL: ${tried.error.message}. Hãy chạy chương trình bằng một người dùng thường.`,
      en: `Could not switch to an ordinary user (uid ${as.uid}) to run PostgreSQL: ${tried.error.message}. Run the product as an ordinary user.`,
    })
  }
  return tried.status === 0
}
