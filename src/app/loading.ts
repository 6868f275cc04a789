import { SingleBar } from 'cli-progress'
import type { LoadStep, OnLoaded } from './load-edition/progress.ts'

const names: Readonly<Record<LoadStep, string>> = {
  people: 'Đảng viên / people',
  values: 'Số liệu / values',
  checks: 'Kiểm tra / checking',
}

/** Shows how far an edition is loaded: a bar on a terminal, a line at the end of each step elsewhere. */
export function showLoading(): { readonly show: OnLoaded; end(): void } {
  const isTerminal = process.stderr.isTTY
  let shown: { readonly step: LoadStep; readonly bar: SingleBar } | undefined
  const end = (): void => {
    shown?.bar.stop()
    shown = undefined
  }
  const show: OnLoaded = (step, done, total) => {
    if (!isTerminal) {
      if (done === total && total > 1) process.stderr.write(`${names[step]}: ${total}\n`)
      return
    }
    if (shown?.step !== step) {
      end()
      shown = { step, bar: new SingleBar({ format: `${names[step]} {bar} {value}/{total}`, stream: process.stderr }) }
      shown.bar.start(total, 0)
    }
    shown.bar.update(done)
  }
  return { show, end }
}
