import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, type Server } from 'node:net'
import { join } from 'node:path'
import { underShortLock } from './short-lock.ts'
import { shortFolder } from './short-path.ts'

/** An address of the socket for this process; `release` forgets the address, not the socket. */
export interface SocketAddress {
  readonly path: string
  release(): void
}

/** The address of the socket `name` of a folder: a file in it, or a named pipe on Windows. */
export const socketAddress = (dir: string, name: string): SocketAddress => {
  if (process.platform === 'win32') {
    const pipe = createHash('sha256').update(join(dir, name).toLowerCase()).digest('hex').slice(0, 32)
    return { path: `\\\\.\\pipe\\thenchot-${pipe}`, release: () => undefined }
  }
  const folder = shortFolder(dir, name)
  return { path: join(folder.dir, name), release: folder.release }
}

/** Whether a living process listens there. The kernel answers, so a reused process id cannot mislead. */
export const isListening = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    const answer = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      answer(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    )
  })

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
    // The name exists from here on, before anyone was let in.
    if (process.platform !== 'win32' && server.listening) chmodSync(path, 0o600)
  })

/**
 * Holds a folder for this process by letting `server` listen on a socket in it (mode 0600). The kernel ends the hold
 * with the process, however it dies; what remains of it, a dead socket, is taken over by the next one.
 * Returns 'held' when another living process has it. Throws the system's error when no socket can be made there.
 */
export const holdSocket = async (server: Server, dir: string, name: string): Promise<SocketAddress | 'held'> => {
  const address = socketAddress(dir, name)
  const outcome = await underShortLock(join(dir, `${name}.lock`), async () => {
    if (await isListening(address.path)) return 'held'
    if (process.platform !== 'win32') rmSync(address.path, { force: true })
    await listen(server, address.path)
    return 'mine'
  }).catch((error: NodeJS.ErrnoException) => {
    address.release()
    if (error.code === 'EADDRINUSE') return 'held'
    throw error
  })
  if (outcome === 'mine') return address
  address.release()
  return 'held'
}
