import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import type { ExchangeTools } from '../modules/people/cli/commands.ts'
import { newId } from '../platform/server/new-id.ts'

let shown: { readonly name: string; readonly bar: SingleBar } | undefined

const takeAway = (): void => {
  shown?.bar.stop()
  shown = undefined
}

/** The machine, as the commands on files meet it; a bar stands on a terminal only. */
export const exchangeTools: ExchangeTools = {
  readFile: (path) => readFileSync(path),
  writeFile: (path, bytes) => writeFileSync(path, bytes),
  newId,
  pause: (milliseconds) => pause(milliseconds),
  show: (progress) => {
    if (progress === null || !process.stderr.isTTY) return takeAway()
    const name = `${progress.name.vi} / ${progress.name.en}`
    if (shown?.name !== name) {
      takeAway()
      const bar = new SingleBar({ format: `${name} {bar} {value}/{total}`, stream: process.stderr })
      shown = { name, bar }
      bar.start(progress.total, 0)
    }
    shown.bar.setTotal(progress.total)
    shown.bar.update(progress.done)
  },
  onInterrupt: (heed) => {
    process.on('SIGINT', heed)
    return () => process.off('SIGINT', heed)
  },
}
