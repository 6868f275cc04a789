import { spawn } from 'node:child_process'
import type { Identity } from './identity.ts'

/** `code` is null when the program could not be started or died by a signal. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What PostgreSQL's programs see of our environment: nothing that could change what they do. */
export const databaseEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' })

/** Runs a program to its end, as `as` when given, from a folder that everybody can be in. Never throws. */
export const run = (command: string, args: readonly string[], as?: Identity): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: '/',
      env: databaseEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...as,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', (error) => resolve({ code: null, stdout, stderr: stderr + error.message }))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
