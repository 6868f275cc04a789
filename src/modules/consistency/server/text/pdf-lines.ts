import type { PdfPage, PdfRun } from './open-document.ts'

/** A line of a page; lengths in points. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of its base, from the top of the page. */
  readonly top: number
  readonly size: number
  /** Where on the page, 0 at the top and 1 at the foot. */
  readonly share: number
}

/** A gap wider than this many times the size of the letters parts the columns of a table; words of a justified line stand closer. */
const columnGap = 1.4
const wordGap = 0.15

/** The lines of a page in its reading order, which is the order of the file. */
export function linesOfPage(page: PdfPage): readonly Line[] {
  const lines: PdfRun[][] = []
  let isEnded = true
  for (const run of page.runs) {
    const current = lines.at(-1)
    const first = current?.find((other) => other.text.trim() !== '') ?? current?.[0]
    const isSame = first !== undefined && Math.abs(first.y - run.y) <= 0.5 * Math.max(first.height, run.height, 1)
    if (current && isSame && (!isEnded || run.x > (current.at(-1)?.x ?? 0))) current.push(run)
    else if (run.text.trim() !== '') lines.push([run])
    isEnded = run.isEnd
  }
  return lines.map((runs) => lineOf(page, runs)).filter((line) => line.text !== '')
}

function lineOf(page: PdfPage, runs: readonly PdfRun[]): Line {
  const written = runs.filter((run) => run.text.trim() !== '')
  const size = Math.max(...written.map((run) => run.height))
  let text = ''
  let end: number | undefined
  for (const run of runs) {
    const gap = end === undefined ? 0 : run.x - end
    if (run.text.trim() === '') {
      if (text !== '' && !/\s$/.test(text)) text += ' '
      continue
    }
    if (gap > columnGap * size) text = `${text.trimEnd()}\t`
    else if (gap > wordGap * size && !/\s$/.test(text)) text += ' '
    text += run.text
    end = run.x + run.width
  }
  const [first] = written
  const top = page.bottom + page.height - (first?.y ?? 0)
  return {
    text: text.replace(/\u00AD/g, '').trim(),
    left: first?.x ?? 0,
    right: end ?? 0,
    top,
    size,
    share: page.height > 0 ? top / page.height : 0,
  }
}
