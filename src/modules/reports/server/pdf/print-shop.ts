import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageRoot } from '../../../../platform/server/package-root.ts'

/**
 * The thread that sets type and draws pictures. It is opened when first asked, takes one piece of work after the other, and is
 * closed when it has had nothing to do for a while: its memory is worth more than the quarter of a second it takes to open.
 */

type Ask =
  | { readonly kind: 'pdf'; readonly data: string }
  | { readonly kind: 'png'; readonly svg: string; readonly width: number }
  | { readonly kind: 'pages'; readonly pdf: Uint8Array }
interface Answer {
  readonly id: number
  readonly bytes?: Uint8Array
  readonly problem?: string
}

const idleFor = 120_000
const mostTime = 120_000

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

let worker: Worker | undefined
let last = 0
let idle: NodeJS.Timeout | undefined
const waiting = new Map<number, Waiting>()

function close(reason: Error): void {
  const closed = worker
  worker = undefined
  clearTimeout(idle)
  for (const each of waiting.values()) each.reject(reason)
  waiting.clear()
  void closed?.terminate()
}

function open(): Worker {
  const opened = new Worker(join(packageRoot(), 'src/modules/reports/server/pdf/print-shop.worker.mjs'))
  opened.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.bytes) asked?.resolve(answer.bytes)
    else asked?.reject(new Error(answer.problem ?? 'the print shop gave no reason'))
    if (waiting.size === 0) rest()
  })
  opened.on('error', (error: Error) => {
    if (worker === opened) close(error)
  })
  opened.on('exit', () => {
    if (worker === opened) close(new Error('the print shop ended'))
  })
  return opened
}

/** A resting thread does not keep the process alive. */
function rest(): void {
  worker?.unref()
  clearTimeout(idle)
  idle = setTimeout(() => {
    if (waiting.size === 0) close(new Error('the print shop is closed'))
  }, idleFor)
  idle.unref()
}

function ask(work: Ask): Promise<Uint8Array> {
  worker ??= open()
  worker.ref()
  clearTimeout(idle)
  const id = ++last
  return new Promise<Uint8Array>((resolve, reject) => {
    const late = setTimeout(() => close(new Error('printing took too long')), mostTime)
    const settled =
      <Value>(then: (value: Value) => void) =>
      (value: Value): void => {
        clearTimeout(late)
        then(value)
      }
    waiting.set(id, { resolve: settled(resolve), reject: settled(reject) })
    worker?.postMessage({ id, ...work })
  })
}

/** @param data JSON that `layout.typ` reads; see sheet-data.ts */
export const setPdf = (data: string): Promise<Uint8Array> => ask({ kind: 'pdf', data })
const mostKept = 24
const kept = new Map<string, Promise<Uint8Array>>()

/**
 * A drawing as a picture. The last ones are kept: the same chart is printed in every draft until a value of it changes.
 * @param width of the picture, in pixels
 */
export function drawPng(svg: string, width: number): Promise<Uint8Array> {
  const name = `${width}|${svg}`
  const known = kept.get(name)
  kept.delete(name)
  const drawn = known ?? ask({ kind: 'png', svg, width })
  kept.set(name, drawn)
  drawn.catch(() => kept.delete(name))
  for (const old of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(old)
  }
  return drawn
}

/** What each page of a PDF that was set here says, in order. */
export const readPages = async (pdf: Uint8Array): Promise<readonly string[]> =>
  JSON.parse(Buffer.from(await ask({ kind: 'pages', pdf })).toString('utf8')) as string[]
