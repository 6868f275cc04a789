import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { decimalShape, textShape } from '../../../platform/domain/shapes.ts'
import { aspects } from '../../figures/measure.ts'
import { words } from '../../figures/quantity.ts'
import { mostFileBytes } from '../../files/file-kind.ts'
import { unitRefShape } from '../../org/contract.ts'
import { textReportShape } from '../text/report.ts'

/** In UTF-16 units: some 250 pages. A longer text is checked on one's own machine, by the page or the command line. */
export const mostCheckedText = 500_000

/** With whose figures a text is compared; both or neither. */
const beside = { unit: z.string().min(1).optional(), period: z.string().min(1).optional() }

/** Reads a text and checks its figures against each other, and against held ones where a unit and period are named. Nothing is kept. */
export const checkText = endpoint({
  name: 'checkText',
  method: 'POST',
  path: '/consistency/text/check',
  summary: { vi: 'Kiểm tra số liệu trong văn bản', en: 'Check the figures of a text' },
  access: 'account',
  mostBytes: 3_000_000,
  input: z.object({ text: z.string().max(mostCheckedText), ...beside }),
  output: textReportShape,
})

/** The same for a file: plain text, Word or PDF with text. It is read and not kept. */
export const checkFile = endpoint({
  name: 'checkFile',
  method: 'POST',
  path: '/consistency/text/check-file',
  summary: { vi: 'Kiểm tra số liệu trong tệp văn bản', en: 'Check the figures of a file' },
  access: 'account',
  takesFile: { mostBytes: mostFileBytes + 1_048_576 },
  /** `isTextOnly`: who asks will check the text. */
  input: z.object({ ...beside, isTextOnly: z.literal('yes').optional() }),
  output: z.object({
    text: z.string(),
    kind: z.enum(['txt', 'docx', 'pdf']),
    /** What to know of how it was read: an old encoding, pages without text. */
    notes: z.array(textShape),
    report: textReportShape.nullable(),
  }),
})

/** Figures that a text on a unit and period can be compared with: those of the unit, its bodies and their plans, also of the year. */
export const heldFigures = endpoint({
  name: 'heldFigures',
  method: 'GET',
  path: '/consistency/text/held',
  summary: { vi: 'Số liệu đang lưu để đối chiếu với văn bản', en: 'Held figures to compare a text with' },
  access: 'account',
  input: z.object({ unit: z.string().min(1), period: z.string().min(1) }),
  output: z.object({
    unit: unitRefShape,
    figures: z.array(
      z.object({
        value: decimalShape,
        high: decimalShape,
        word: z.enum(words),
        isEstimate: z.boolean(),
        measureNames: z.array(z.string()),
        unitNames: z.array(z.string()),
        measuredIn: z.string(),
        aspect: z.enum(aspects),
        period: z.string(),
        printed: textShape,
      }),
    ),
  }),
})
