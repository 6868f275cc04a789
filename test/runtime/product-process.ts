import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './kit.ts'

/** The built product as people start it: `npm start` runs this very file. */
export const startFile = join(root, 'bin', 'start.mjs')

export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** Ended at the end of a test file, however it went. */
const running = new Set<ChildProcess>()

export function launch(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): { child: ChildProcess; ended: Promise<Outcome>; output(): string } {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    output += String(chunk)
  })
  const ended = new Promise<Outcome>((resolve) => child.once('close', (code) => resolve({ code, output })))
  return { child, ended, output: () => output }
}

export async function untilServing(server: ReturnType<typeof launch>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (server.output().includes('stop with Ctrl C')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`did not start:\n${server.output()}`)
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

export function endLaunched(): void {
  for (const child of running) child.kill('SIGKILL')
}
