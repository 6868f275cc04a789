/** While nobody answers, tries come later and later, up to this many milliseconds apart. */
const longestWait = 60_000

export interface Sending {
  /** Only one tab at a time holds this lock. */
  readonly lock: string
  /** Milliseconds between what begins to wait and its sending. */
  readonly pause: number
  /** Calls back with how much waits, now and on every change; returns what ends it. */
  readonly watch: (onCount: (count: number) => void) => () => void
  /** Sends all that waits; false where it is to be tried again later. It must stop soon once `isStopped` says so. */
  readonly drain: (isStopped: () => boolean) => Promise<boolean>
  /** The browser's own store failed: it is gone or closed. */
  readonly onBroken?: () => void
}

/**
 * Sends what waits in this browser until stopped: after a pause, at once when the network or the page comes back, and later and
 * later while there is no answer.
 * @returns what stops it
 */
export function sendWhatWaits({ lock, pause, watch, drain, onBroken }: Sending): () => void {
  let [isStopped, isRunning, isAsked, failures] = [false, false, false, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  const wake = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(run, delay)
  }
  const run = async (): Promise<void> => {
    if (isStopped) return
    if (isRunning) {
      isAsked = true
      return
    }
    isRunning = true
    try {
      const isDone = await alone(lock, () => drain(() => isStopped))
      failures = isDone ? 0 : failures + 1
      if (!isDone) wake(Math.min(longestWait, 500 * 2 ** failures))
    } catch {
      onBroken?.()
    }
    isRunning = false
    if (isAsked) {
      isAsked = false
      wake(0)
    }
  }
  const now = (): void => wake(0)
  const seen = (): void => {
    if (document.visibilityState === 'visible') now()
  }
  const unwatch = watch((count) => {
    if (count > 0 && failures === 0) wake(pause)
  })
  window.addEventListener('online', now)
  document.addEventListener('visibilitychange', seen)
  return () => {
    isStopped = true
    clearTimeout(timer)
    unwatch()
    window.removeEventListener('online', now)
    document.removeEventListener('visibilitychange', seen)
  }
}

/** Where locks are not to be had, ids still keep a row from being stored twice. */
const alone = <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
  'locks' in navigator ? (navigator.locks.request(name, work) as Promise<Value>) : work()
