import type { Severity, Span } from './figure.ts'

/** A finding with its place in the list that stands beside the text. */
export interface MarkedFinding {
  readonly number: number
  readonly severity: Severity
  readonly spans: readonly Span[]
}

/** A run of a line that is drawn in one way. */
export interface Segment extends Span {
  /** Index of the figure it belongs to. */
  readonly figure: number | null
  /** Numbers of the findings that point to it, the gravest first. */
  readonly findings: readonly MarkedFinding[]
  /** Findings whose words end here: their numbers are printed after it. */
  readonly ends: readonly MarkedFinding[]
}

export interface Line extends Span {
  readonly segments: readonly Segment[]
}

const gravity: Readonly<Record<Severity, number>> = { contradiction: 0, reading: 1, note: 2 }

interface Cover extends Span {
  readonly figure?: number
  readonly finding?: MarkedFinding
}

/** Cuts a text into lines, and each line where a figure or the words of a finding begin or end. */
export function linesOf(text: string, figures: readonly Span[], findings: readonly MarkedFinding[]): readonly Line[] {
  const covers: Cover[] = [
    ...figures.map(({ start, end }, figure) => ({ start, end, figure })),
    ...findings.flatMap((finding) => finding.spans.map(({ start, end }) => ({ start, end, finding }))),
  ]
    .filter((cover) => cover.end > cover.start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let [next, open]: [number, readonly Cover[]] = [0, []]
  return rangesOf(text).map((line) => {
    open = open.filter((cover) => cover.end > line.start)
    const here = [...open]
    for (let cover = covers[next]; cover && cover.start < line.end; cover = covers[++next]) here.push(cover)
    open = here.filter((cover) => cover.end > line.end)
    return { ...line, segments: cut(line, here) }
  })
}

function rangesOf(text: string): readonly Span[] {
  const ranges: Span[] = []
  let start = 0
  for (const found of text.matchAll(/\r\n|\r|\n/g)) {
    ranges.push({ start, end: found.index })
    start = found.index + found[0].length
  }
  return [...ranges, { start, end: text.length }]
}

function cut(line: Span, covers: readonly Cover[]): readonly Segment[] {
  const within = (at: number): number => Math.min(line.end, Math.max(line.start, at))
  const edges = [
    ...new Set([line.start, line.end, ...covers.flatMap(({ start, end }) => [within(start), within(end)])]),
  ].sort((a, b) => a - b)
  const segments: Segment[] = []
  let [next, open]: [number, readonly Cover[]] = [0, []]
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1]
    if (end === undefined) break
    const coming: Cover[] = []
    for (let cover = covers[next]; cover && within(cover.start) <= start; cover = covers[++next]) coming.push(cover)
    open = [...open, ...coming].filter((cover) => within(cover.end) > start)
    const marks = open.flatMap(({ finding }) => finding ?? [])
    segments.push({
      start,
      end,
      figure: open.find(({ figure }) => figure !== undefined)?.figure ?? null,
      findings: [...new Set(marks)].sort((a, b) => gravity[a.severity] - gravity[b.severity] || a.number - b.number),
      ends: open.flatMap((cover) => (cover.finding && cover.end === end ? [cover.finding] : [])),
    })
  }
  return segments
}
