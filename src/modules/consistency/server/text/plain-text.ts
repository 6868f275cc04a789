import { isUtf8 } from 'node:buffer'
import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { readEncoding, shareOfSyllables } from '../../text/old-encoding/read-encoding.ts'
import { fromTcvn3 } from '../../text/old-encoding/tcvn3.ts'
import { fromVni } from '../../text/old-encoding/vni.ts'
import { brokenUnicode } from './refusals.ts'

/** In which encoding bytes were, as far as it is worth telling. */
export type ByteEncoding = 'utf-8' | 'utf-16' | 'windows-1258' | 'tcvn3' | 'vni' | 'misread'

interface Decoded {
  readonly text: string
  readonly encoding: ByteEncoding
}

/** Bytes of plain text. Refusals on `file`: `text-broken-unicode` with line and byte, `text-mixed-encoding`. */
export function plainText(bytes: Buffer): Outcome<Decoded> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return wide(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return wide(bytes, 'utf-16be')
  if (!isUtf8(bytes)) return ofOneByte(bytes)
  const read = readEncoding(new TextDecoder('utf-8').decode(bytes))
  if (!read.ok) return read
  const { text, encoding } = read.value
  return accept({ text, encoding: encoding === 'unicode' ? 'utf-8' : encoding })
}

function wide(bytes: Buffer, label: 'utf-16le' | 'utf-16be'): Outcome<Decoded> {
  const text = new TextDecoder(label).decode(bytes)
  const lone = text.indexOf('\uFFFD')
  if (lone !== -1) return brokenUnicode(lineAt(text, lone), 2 * lone + 2)
  return accept({ text, encoding: 'utf-16' })
}

/** Fewer of the words than this are syllables where the bytes are something else. */
const leastShare = 0.7

/** Bytes of an old encoding, told by which reading makes the words syllables. */
function ofOneByte(bytes: Buffer): Outcome<Decoded> {
  if (bytes.includes(0)) return broken(bytes)
  const latin = bytes.toString('latin1')
  const readings: readonly Decoded[] = [
    { encoding: 'windows-1258', text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC') },
    { encoding: 'tcvn3', text: fromTcvn3(latin) },
    { encoding: 'vni', text: fromVni(latin) },
  ]
  const [best] = readings
    .map((reading) => ({ reading, share: shareOfSyllables(reading.text) }))
    .sort((a, b) => b.share - a.share)
  return best && best.share >= leastShare ? accept(best.reading) : broken(bytes)
}

function broken(bytes: Buffer): Outcome<Decoded> {
  const at = firstBroken(bytes)
  return brokenUnicode(bytes.subarray(0, at).toString('latin1').split('\n').length, at + 1)
}

/** The first byte that is not UTF-8, found by halving. */
function firstBroken(bytes: Buffer): number {
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isUtf8Start(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

/** Up to three bytes at the end may be the start of a letter. */
function isUtf8Start(bytes: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length
