import { inflateRawSync } from 'node:zlib'

export interface OpenedDocument {
  /** All words of the body, in order. */
  readonly text: string
  /** Each link with what is printed on it, in order. */
  readonly links: readonly { readonly target: string; readonly printed: string }[]
}

/** Opens a Word document as a reader would: the words of its body and where its links lead. */
export function openDocument(bytes: Uint8Array): OpenedDocument {
  const parts = partsOf(Buffer.from(bytes))
  const body = parts.get('word/document.xml') ?? ''
  const targets = new Map(
    [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
      /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  )
  return {
    text: wordsOf(body),
    links: [...body.matchAll(/<w:hyperlink ([^>]*)>([\s\S]*?)<\/w:hyperlink>/g)].map(([, head = '', inside = '']) => ({
      target: targets.get(/r:id="([^"]*)"/.exec(head)?.[1] ?? '') ?? '',
      printed: wordsOf(inside),
    })),
  }
}

const wordsOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words)
    .join('')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The files of a zip archive by path, from its central directory. */
function partsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    const head = bytes.readUInt32LE(at + 42)
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    parts.set(name, (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}
