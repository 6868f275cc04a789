const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return named[name] ?? whole
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text

/** The characters that stand between two tags. */
export function decodeXml(text: string): string {
  if (!text.includes('<')) return decodeEntities(text)
  return text
    .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
    .map((part, index) => (index % 2 === 1 ? part : decodeEntities(part.replace(/<!--[\s\S]*?-->/g, ''))))
    .join('')
}

/** The text of a cell, in which `_x000D_` stands for a character XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeCellText(text: string): string {
  const plain = decodeXml(text)
  return plain.includes('_x')
    ? plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain
}

const forbidden = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand between two tags or in an attribute; characters XML has no place for are dropped. */
export function encodeXml(text: string): string {
  return text
    .replace(forbidden, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}

export const encodeCellText = (text: string): string => encodeXml(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'))

/** The value of an attribute of a tag, or null. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null
}

/** Every tag of that name, as its opening text `<name a="b">` or `<name a="b"/>`. */
export const tagsOf = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`, 'g'))].map((match) => match[0])

/** What stands between the first `<name>` and its `</name>`; the empty text when there is none. */
export function insideOf(xml: string, name: string): string {
  const open = new RegExp(`<${name}(?=[\\s>])(?:[^>"']|"[^"]*"|'[^']*')*>`).exec(xml)
  if (!open || open[0].endsWith('/>')) return ''
  const from = open.index + open[0].length
  const to = xml.indexOf(`</${name}>`, from)
  return to < 0 ? '' : xml.slice(from, to)
}

/** The prefix with its colon that the elements of a part carry (`x:`), or the empty text. */
export const prefixOf = (xml: string): string => /<(?![?!])(?:([\w.-]+):)?[\w.-]+/.exec(xml)?.[1]?.concat(':') ?? ''

/** A part without the prefix of its own elements, so that `<x:row>` and `<row>` read the same. */
export const withoutPrefix = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</')
