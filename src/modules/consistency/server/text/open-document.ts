import { Worker } from 'node:worker_threads'
import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { damaged, needsPassword, tooDemanding } from './refusals.ts'

/** A run of text on a page, in points from the lower left corner. */
export interface PdfRun {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isEnd: boolean
}

export interface PdfPage {
  readonly runs: readonly PdfRun[]
  readonly bottom: number
  readonly height: number
}

export interface OpenedPdf {
  /** The first `mostPages` of them. */
  readonly pages: readonly PdfPage[]
  readonly count: number
}

export const mostPages = 600
const mostSeconds = 30
const mostMegabytes = 512
const mostAtOnce = 2

type Told<Opened> = { readonly opened: Opened } | { readonly failed: 'password' | 'damaged' }

/**
 * Opens a document away from the server's own thread, for 30 seconds and in 512 MB at most, two at a time. Refusals on `file`:
 * `file-damaged`, `file-password`, `file-too-demanding`.
 */
async function open<Opened>(bytes: Uint8Array, kind: 'pdf' | 'docx'): Promise<Outcome<Opened>> {
  await turn()
  return inThread<Opened>(bytes, kind).finally(() => {
    running--
    waiting.shift()?.()
  })
}

let running = 0
const waiting: (() => void)[] = []

async function turn(): Promise<void> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
}

function inThread<Opened>(bytes: Uint8Array, kind: 'pdf' | 'docx'): Promise<Outcome<Opened>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./open-document.worker.mjs', import.meta.url), {
      workerData: { bytes: Uint8Array.from(bytes), kind, mostPages },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
      stderr: true,
      execArgv: [],
      env: {},
    })
    const timer = setTimeout(() => finish(tooDemanding()), mostSeconds * 1000)
    const finish = (outcome: Outcome<Opened>): void => {
      clearTimeout(timer)
      resolve(outcome)
      void worker.terminate()
    }
    worker.once('message', (told: Told<Opened>) =>
      finish('opened' in told ? accept(told.opened) : told.failed === 'password' ? needsPassword() : damaged()),
    )
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooDemanding() : damaged()),
    )
    worker.once('exit', () => finish(damaged()))
  })
}

export const openPdf = (bytes: Uint8Array): Promise<Outcome<OpenedPdf>> => open(bytes, 'pdf')

/** @returns its HTML */
export const openWord = (bytes: Uint8Array): Promise<Outcome<string>> => open(bytes, 'docx')
