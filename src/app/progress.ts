import { SingleBar } from 'cli-progress'
import type { OnProgress } from '../platform/server/backup/plan.ts'

export interface Progress {
  readonly show: OnProgress
  end(): void
}

type Step = Parameters<OnProgress>[0]

const names: Record<Step, string> = {
  write: 'Ghi / writing',
  check: 'Kiểm tra / checking',
  load: 'Nạp / loading',
  compare: 'So lại / comparing',
}

const megabyte = 1024 * 1024

/** Shows a bar on a terminal, and nothing elsewhere. Bytes are shown as megabytes, tables as they are. */
export function showProgress(): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined }
  let shown: { readonly step: Step; readonly bar: SingleBar } | undefined
  const end = (): void => {
    shown?.bar.stop()
    shown = undefined
  }
  return {
    show: (step, done, total) => {
      const scale = step === 'compare' ? 1 : megabyte
      const size = Math.ceil((total ?? done) / scale)
      if (shown?.step !== step) {
        end()
        const unit = step === 'compare' ? '' : ' MB'
        const format = total === null ? `${names[step]}: {value}${unit}` : `${names[step]} {bar} {value}/{total}${unit}`
        shown = { step, bar: new SingleBar({ format, stream: process.stderr }) }
        shown.bar.start(size, 0)
      }
      shown.bar.setTotal(size)
      shown.bar.update(Math.ceil(done / scale))
    },
    end,
  }
}
