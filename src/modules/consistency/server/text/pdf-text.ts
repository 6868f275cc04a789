import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { mostPages, openPdf } from './open-document.ts'
import { type Line, linesOfPage } from './pdf-lines.ts'
import { joinParagraphs, withoutFurniture } from './pdf-paragraphs.ts'
import { pdfUnreadable, pdfWithoutText } from './refusals.ts'

export interface PdfText {
  readonly text: string
  /** Numbers of pages on which there is nothing but pictures, from 1. */
  readonly picturesOn: readonly number[]
  /** Pages beyond those that are read. */
  readonly unread: number
}

const letters = /\p{L}/gu
/** Letters without a meaning of their own: private use, replacement, control. */
const unreadable = /[\p{Co}\uFFFD]|(?![\t\n\r])\p{Cc}/gu
const leastLetters = 20

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const lettersOf = (page: readonly Line[]): number => page.reduce((sum, line) => sum + count(line.text, letters), 0)

/**
 * The text of a PDF, a line a paragraph; columns of a table apart by tabs, page numbers and repeated heads left out. Refusals on
 * `file`: `pdf-without-text`, `pdf-unreadable-letters`, `file-password`, `file-damaged`, `file-too-demanding`.
 */
export async function pdfText(bytes: Buffer): Promise<Outcome<PdfText>> {
  const opened = await openPdf(bytes)
  if (!opened.ok) return opened
  const pages = opened.value.pages.map(linesOfPage)
  const written = pages.map((page) => lettersOf(page) >= leastLetters)
  if (!written.includes(true)) {
    const all = pages.flat().map((line) => line.text)
    return isUnreadable(all.join('')) ? pdfUnreadable() : pdfWithoutText(opened.value.count)
  }
  const text = joinParagraphs(withoutFurniture(pages))
  if (isUnreadable(text)) return pdfUnreadable()
  return accept({
    text,
    picturesOn: written.flatMap((isWritten, at) => (isWritten || (pages[at]?.length ?? 0) > 2 ? [] : [at + 1])),
    unread: Math.max(0, opened.value.count - mostPages),
  })
}

const isUnreadable = (text: string): boolean => {
  const bad = count(text, unreadable)
  return bad > 10 && bad > count(text, letters) * 0.2
}
