import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { fromMisread } from './misread.ts'
import { isSyllable } from './syllable.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { fromVni } from './vni.ts'

const encodings = ['unicode', 'tcvn3', 'vni', 'misread'] as const
export type Encoding = (typeof encodings)[number]

const encodingNames = {
  unicode: 'Unicode',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  misread: 'UTF-8/Latin-1',
} as const satisfies Record<Encoding, string>

const fromOld = { tcvn3: fromTcvn3, vni: fromVni, misread: fromMisread } as const

const between = /[\s\d.,;:!?()[\]{}"'“”‘’…/\\|%+=*<>_–—-]+/u
const most = 20_000

/** Words with a letter that is not plain, as many as are enough to tell; a soft hyphen alone makes no letter. */
function markedWords(text: string): readonly string[] {
  const words: string[] = []
  for (const line of text.split('\n')) {
    for (const word of line.split(between)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the plain letters are what is passed over
      if (word.length <= 24 && /[^\x00-\x7F\u00AD]/u.test(word)) words.push(word)
    }
    if (words.length >= most) break
  }
  return words.slice(0, most)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the plain letters belong to it
const isLatin = (word: string): boolean => /^[\x00-\xFF]*$/.test(word)

interface Votes {
  /** Of marked words: readable in this encoding and in no other, and one of them. */
  readonly only: Readonly<Record<Encoding, number>>
  readonly first: Readonly<Record<Encoding, string | undefined>>
  readonly words: number
}

function votesOf(words: readonly string[]): Votes {
  const only = { unicode: 0, tcvn3: 0, vni: 0, misread: 0 }
  const first: Record<Encoding, string | undefined> = {
    unicode: undefined,
    tcvn3: undefined,
    vni: undefined,
    misread: undefined,
  }
  for (const word of words) {
    const holds = encodings.filter((encoding) => {
      const read = encoding === 'unicode' ? word : fromOld[encoding](word)
      // The same letter stands for itself in several encodings, but only one that an old encoding has.
      return (encoding === 'unicode' || read !== word || isLatin(word)) && isSyllable(read)
    })
    const [encoding] = holds
    if (holds.length !== 1 || encoding === undefined) continue
    only[encoding]++
    first[encoding] ??= word
  }
  return { only, first, words: words.length }
}

/** Fewer words than this, or a smaller share of those that tell, are names and slips. */
const least = 2
const leastShare = 0.04

/**
 * In which encoding a text was typed, told by which reading makes its words Vietnamese syllables; a text of an old font is read.
 * @returns a refusal on `file` when it is mixed of two: `text-mixed-encoding`
 */
export function readEncoding(text: string): Outcome<{ readonly text: string; readonly encoding: Encoding }> {
  const { only, first } = votesOf(markedWords(text))
  const sum = encodings.reduce((all, encoding) => all + only[encoding], 0)
  const found = encodings
    .filter((encoding) => only[encoding] >= least && only[encoding] >= sum * leastShare)
    .sort((a, b) => only[b] - only[a])
  const [main, other] = found
  if (main === undefined) return accept({ text, encoding: 'unicode' })
  if (other !== undefined) return mixed(main, other, first[other] ?? '')
  return accept({ text: main === 'unicode' ? text : fromOld[main](text), encoding: main })
}

/** What is told of a text that was converted. */
export const convertedFrom = (encoding: Exclude<Encoding, 'unicode'>): Text =>
  encoding === 'misread'
    ? {
        vi: 'Văn bản UTF-8 đã bị đọc nhầm bảng mã (chữ thành nhiều ký hiệu lạ), đã chuyển lại để đọc.',
        en: 'The text was UTF-8 read in a wrong encoding (letters had become strange signs) and was converted back.',
      }
    : {
        vi: `Văn bản dùng bảng mã cũ ${encodingNames[encoding]}, đã chuyển sang Unicode để đọc.`,
        en: `The text was in the old encoding ${encodingNames[encoding]} and was converted to Unicode.`,
      }

/** How sure a reading of bytes is: of the words that tell, the share that it makes syllables. */
export function shareOfSyllables(text: string): number {
  const words = markedWords(text)
  return words.length === 0 ? 0 : words.filter(isSyllable).length / words.length
}

const mixed = (main: Encoding, other: Encoding, word: string) =>
  refuse(
    'text-mixed-encoding',
    `Văn bản lẫn hai bảng mã: phần lớn là ${encodingNames[main]}, có chỗ là ${encodingNames[other]} (ví dụ “${word}”). Hãy chuyển cả văn bản sang Unicode rồi gửi lại.`,
    `The text mixes two encodings: most of it is ${encodingNames[main]}, some is ${encodingNames[other]} (for example “${word}”). Convert all of it to Unicode and send it again.`,
    'file',
    { main, other, word },
  )
