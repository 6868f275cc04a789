import type { Line } from './pdf-lines.ts'

const isPageNumber = (line: Line): boolean =>
  /^[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s]*$/i.test(line.text)
const isAtEdge = (line: Line): boolean => line.share < 0.09 || line.share > 0.91
/** Heads and feet that differ by their page number only are the same. */
const shapeOf = (line: Line): string => line.text.replace(/\d+/g, '#')

/** Pages without their numbers, and without heads and feet that stand on most of them. */
export function withoutFurniture(pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const seen = new Map<string, number>()
  for (const page of pages)
    for (const shape of new Set(page.filter(isAtEdge).map(shapeOf))) seen.set(shape, (seen.get(shape) ?? 0) + 1)
  const isRepeated = (line: Line): boolean => pages.length > 2 && (seen.get(shapeOf(line)) ?? 0) > pages.length / 2
  return pages.map((page) => page.filter((line) => !isAtEdge(line) || !(isPageNumber(line) || isRepeated(line))))
}

/** The edges of the text of a page: where most lines begin and end. */
function edgesOf(page: readonly Line[]): { readonly left: number; readonly right: number } {
  const middle = (values: readonly number[], share: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0
  return {
    left: middle(
      page.map((line) => line.left),
      0.2,
    ),
    right: middle(
      page.map((line) => line.right),
      0.9,
    ),
  }
}

/** Does a new paragraph begin with `line`? By a gap, an indent, another size, or since the line before ended early. */
function begins(line: Line, before: Line, edges: { readonly left: number; readonly right: number }): boolean {
  if (line.text.includes('\t') || before.text.includes('\t')) return true
  if (Math.abs(line.size - before.size) > 0.15 * before.size) return true
  const gap = line.top - before.top
  if (gap > 1.9 * line.size) return true
  if (/^(?:[-–—•+*]|\d{1,2}[.)]|[IVX]{1,5}\.|[a-zđ]\))\s/.test(line.text)) return true
  const isIndented = line.left > edges.left + 1.2 * line.size
  const wasIndented = before.left > edges.left + 1.2 * before.size
  if (isIndented && !wasIndented) return true
  const isShort = before.right < edges.right - 4 * before.size
  return isShort && /[.;:!?…”"]$/.test(before.text)
}

/** The lines of all pages joined into paragraphs, a line each; a paragraph goes on over the end of a page. */
export function joinParagraphs(pages: readonly (readonly Line[])[]): string {
  const paragraphs: string[] = []
  let last: Line | undefined
  for (const page of pages) {
    const edges = edgesOf(page)
    for (const [at, line] of page.entries()) {
      const isOver = at === 0 && last !== undefined
      const isNew =
        last === undefined ||
        (isOver ? /[.;:!?…]$/.test(last.text) || last.text.includes('\t') : begins(line, last, edges))
      if (isNew) paragraphs.push(line.text)
      else paragraphs.push(join(paragraphs.pop() ?? '', line.text))
      last = line
    }
  }
  return paragraphs.join('\n')
}

/** A stroke at the end of a line binds two numbers or two names: it keeps its place, without a space. */
const join = (before: string, after: string): string =>
  /[\p{L}\d][-/]$/u.test(before) ? before + after : `${before} ${after}`
