const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decode = (text: string): string =>
  text.replace(/&(#39|amp|lt|gt|quot);/g, (_whole, name: string) => entities[name] ?? '').replace(/[\t\n\r]+/g, ' ')

const endsLine = /^\/?(?:br|p|li|h[1-6]|table|tr|td|th)$/
/** The number of a note, and the arrow back from it. */
const isNoteMark = (tag: string): boolean => tag.startsWith('a ') && /(?:foot|end)note-ref/.test(tag)

/**
 * The text of HTML as it is made from a Word file: a line a paragraph, heading or item of a list; of a table a line a row, its
 * cells apart by tabs, a table within a cell as words of it. Marks of notes are left out.
 */
export function textOfHtml(html: string): string {
  const lines: string[] = []
  let line = ''
  let cells: string[] = []
  let depth = 0
  let isMark = false
  const endLine = (): void => {
    const text = line.trim()
    line = ''
    if (text === '') return
    if (depth === 0 || cells.length === 0) lines.push(text)
    else cells.push([cells.pop() ?? '', text].filter((part) => part !== '').join(' '))
  }
  for (const [, tag, text] of html.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (tag === undefined) {
      if (!isMark) line += decode(text ?? '')
      continue
    }
    const name = /^\/?[a-z0-9]+/.exec(tag)?.[0] ?? ''
    if (isNoteMark(tag)) isMark = true
    if (name === '/a') isMark = false
    if (endsLine.test(name)) endLine()
    if (name === 'table') depth++
    if (name === '/table') depth--
    if (depth !== 1) continue
    if (name === 'td' || name === 'th') cells.push('')
    if (name === '/tr') {
      if (cells.some((cell) => cell !== '')) lines.push(cells.join('\t'))
      cells = []
    }
  }
  endLine()
  return lines.join('\n')
}
