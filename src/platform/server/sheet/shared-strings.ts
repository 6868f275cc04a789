import { StringDecoder } from 'node:string_decoder'
import { cleanText } from './clean-text.ts'
import { damaged } from './refusals.ts'
import { decodeCellText, prefixOf, withoutPrefix } from './xml-text.ts'
import type { ZipEntry } from './zip-directory.ts'
import { partChunks } from './zip-part.ts'

/** The table of texts that the sheets refer to by number, clean. */
export async function readSharedStrings(archive: Buffer, part: ZipEntry | null): Promise<readonly string[]> {
  const strings: string[] = []
  if (!part) return strings
  const decoder = new StringDecoder('utf8')
  let prefix: string | null = null
  let rest = ''
  for await (const chunk of partChunks(archive, part)) {
    const text = rest + decoder.write(chunk)
    prefix ??= prefixOf(text)
    rest = takeItems(text, prefix, strings)
    if (rest.length > 8_000_000) throw damaged(part.name)
  }
  return strings
}

function takeItems(text: string, prefix: string, strings: string[]): string {
  const open = `<${prefix}si`
  const close = `</${prefix}si>`
  let at = 0
  for (;;) {
    const from = text.indexOf(open, at)
    if (from < 0) return text.slice(Math.max(at, text.lastIndexOf('<')))
    const tagEnd = text.indexOf('>', from)
    if (tagEnd < 0) return text.slice(from)
    if (text[tagEnd - 1] === '/') {
      strings.push('')
      at = tagEnd + 1
      continue
    }
    const to = text.indexOf(close, tagEnd)
    if (to < 0) return text.slice(from)
    strings.push(cleanText(textOfRuns(withoutPrefix(text.slice(tagEnd + 1, to), prefix))))
    at = to + close.length
  }
}

/** The characters of a rich or plain text; readings printed above the characters are left out. */
export function textOfRuns(xml: string): string {
  if (xml.startsWith('<t>') && xml.indexOf('</t>') === xml.length - 4) return decodeCellText(xml.slice(3, -4))
  const spoken = xml.includes('<rPh') ? xml.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, '') : xml
  let text = ''
  for (const run of spoken.matchAll(/<t(?:\s[^>]*)?(?<!\/)>([\s\S]*?)<\/t>/g)) text += decodeCellText(run[1] ?? '')
  return text
}
