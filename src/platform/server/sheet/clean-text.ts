import { withVietnameseD } from '../../domain/text.ts'

// ASCII and the ready-made Latin letters, which NFC leaves alone; Ð, ð and a leading apostrophe are not among them.
const isCleanLatin =
  /^[!-&(-~\u00C0-\u00CF\u00D1-\u00EF\u00F1-\u0233\u1EA0-\u1EF9][!-~\u00C0-\u00CF\u00D1-\u00EF\u00F1-\u0233\u1EA0-\u1EF9]*(?: [!-~\u00C0-\u00CF\u00D1-\u00EF\u00F1-\u0233\u1EA0-\u1EF9]+)*$/
const invisible = /[\p{Cc}\u00AD\u200B\u2060\uFEFF]/gu

/**
 * Text as it is stored: NFC, every run of white space one plain space, none outside, nothing invisible.
 * The Icelandic Ð and ð, which look like the Vietnamese letter, become Đ and đ. An apostrophe that only told
 * a spreadsheet “this is text” is dropped. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  if (isCleanLatin.test(text)) return text
  const clean = withVietnameseD(text.replace(/\s+/gu, ' ').replace(invisible, '').normalize('NFC'))
    .replace(/ {2,}/g, ' ')
    .trim()
  return clean.startsWith("'") && !clean.endsWith("'") ? clean.replace(/^[' ]+/, '') : clean
}

/** The form in which texts of one meaning are the same. */
export const foldForMatch = (text: string): string => cleanText(text).toLowerCase()
