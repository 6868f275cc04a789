import type { Printable } from '../../printable.ts'
import { setPdf } from './print-shop.ts'
import { sheetData } from './sheet-data.ts'

export const pdfType = 'application/pdf'

/**
 * The document as a tagged PDF with its fonts in it, in the Party's layout; the same document gives the same bytes. Set in a
 * thread of its own, see docs/decisions/0022-typst-as-webassembly.md.
 */
export const renderPdf = (printable: Printable): Promise<Uint8Array> => setPdf(sheetData(printable))
