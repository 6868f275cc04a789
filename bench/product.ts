import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The built product, running over a data folder as people start it. */
export interface Running {
  readonly pid: number
  /** From the start of the process to the first page answered. */
  readonly milliseconds: number
  stop(): Promise<void>
}

const longest = 180_000

/** @throws when the first page is not answered within three minutes. */
export async function startProduct(dataDir: string): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, THENCHOT_DATA: dataDir, PORT: String(port) },
  })
  while (!(await answers(`http://127.0.0.1:${port}/`))) {
    if (child.exitCode !== null || performance.now() - began > longest) {
      await end(child)
      throw new Error('the product did not start')
    }
    await pause(5)
  }
  const milliseconds = performance.now() - began
  return { pid: child.pid ?? 0, milliseconds, stop: () => end(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (reply) => reply.ok && (await reply.text()).includes('<html'),
    () => false,
  )

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('close', resolve))
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** A data folder that is gone afterwards. */
export async function withDataFolder<Found>(work: (dataDir: string) => Promise<Found>): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'thenchot-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
