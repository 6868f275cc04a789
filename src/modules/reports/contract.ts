import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import {
  abilityShape,
  decimalShape,
  doneShape,
  newIdShape,
  nothingShape,
  textShape,
} from '../../platform/domain/shapes.ts'
import { addressShape, findingShape, printedFigureShape } from '../figures/contract.ts'
import { unitRefShape } from '../org/contract.ts'

/** A run of a sentence: words, or a number of the system that opens its lineage. */
export const runShape = z.union([
  z.object({ text: z.string() }),
  z.object({ figure: printedFigureShape, code: z.string(), printed: z.string(), number: z.number().int() }),
])
export const sectionShape = z.object({
  number: z.string(),
  title: z.string(),
  paragraphs: z.array(z.array(runShape)),
  hasData: z.boolean(),
})
const cellShape = z.array(runShape)
const tableShape = z.object({ title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(cellShape)) })

export const manifestShape = z.object({
  document: z.string(),
  unit: z.string(),
  period: z.string(),
  knownAt: z.string(),
  numbers: z.array(
    z.object({
      number: z.number().int(),
      printed: z.string(),
      /** Empty where the reader may read the number and not open it. */
      link: z.string(),
      unit: z.string(),
      measure: z.string(),
      class: z.string().nullable(),
      aspect: z.string(),
      period: z.string(),
      knownAt: z.string(),
      value: decimalShape.nullable(),
      high: decimalShape.nullable(),
      exact: decimalShape.nullable(),
      word: z.string().nullable(),
      isEstimate: z.boolean(),
      entries: z.array(z.string()),
      /** The number was worked out from the figure and this one: `tăng 7,11%`. */
      against: z
        .object({
          address: addressShape,
          printed: z.string(),
          exact: decimalShape.nullable(),
          link: z.string().optional(),
        })
        .optional(),
      /** Its exact value where it was worked out. */
      worked: decimalShape.optional(),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestShape>

const at = { unit: z.string().min(1), period: z.string().min(1) }

/** The report as it would be printed now, and what stands in the way of issuing it. */
export const previewReport = endpoint({
  name: 'previewReport',
  method: 'GET',
  path: '/reports/preview',
  summary: { vi: 'Xem trước báo cáo', en: 'Preview a report' },
  access: 'account',
  input: z.object(at),
  output: z.object({
    unit: unitRefShape,
    period: z.object({ id: z.string(), text: textShape }),
    title: z.string(),
    summary: z.string(),
    issuer: z.object({ superior: z.string(), own: z.string() }),
    band: z.string().nullable(),
    sections: z.array(sectionShape),
    annexes: z.array(tableShape),
    missingSections: z.array(z.string()),
    unapproved: z.number().int(),
    findings: z.array(findingShape),
    numbers: z.number().int(),
    can: z.object({ issue: abilityShape }),
  }),
})
export type ReportPreview = z.infer<typeof previewReport.output>

/** The draft as Word or PDF (`DỰ THẢO` on every page). */
export const downloadDraft = endpoint({
  name: 'downloadDraft',
  method: 'GET',
  path: '/reports/draft.docx',
  summary: { vi: 'Tải dự thảo (.docx, .pdf)', en: 'Download the draft (.docx, .pdf)' },
  access: 'account',
  input: z.object({ ...at, format: z.enum(['docx', 'pdf']).default('docx') }),
  output: z.any(),
  isFile: true,
})
export const readDraftManifest = endpoint({
  name: 'readDraftManifest',
  method: 'GET',
  path: '/reports/draft-manifest',
  summary: { vi: 'Bảng kê số liệu của dự thảo', en: 'Manifest of the draft' },
  access: 'account',
  input: z.object(at),
  output: manifestShape,
})

export const issueReport = endpoint({
  name: 'issueReport',
  method: 'POST',
  path: '/reports/issue',
  summary: { vi: 'Ban hành báo cáo', en: 'Issue a report' },
  access: 'account',
  input: z.object({ id: newIdShape, ...at, printsUnapproved: z.boolean().default(false) }),
  output: doneShape.extend({ code: z.string(), sha256: z.string() }),
})

const documentShape = z.object({
  code: z.string(),
  unit: unitRefShape,
  name: textShape,
  period: z.object({ id: z.string(), text: textShape }),
  issuedAt: z.string(),
  issuedBy: textShape,
  knownAt: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  numbers: z.number().int(),
  changedNumbers: z.number().int(),
  /** Numbers whose figures the reader may not open: whether they were corrected since is not told. */
  unfollowed: z.number().int(),
  /** `kept`: drawn and issued at once; the others are of `contract/edition.ts`. */
  state: z.enum(['frozen', 'issued', 'replaced', 'kept']),
})

export const listDocuments = endpoint({
  name: 'listDocuments',
  method: 'GET',
  path: '/reports/documents',
  summary: { vi: 'Báo cáo đã ban hành', en: 'Issued reports' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    /** `above`: those of the units above that the reader may open, without what no longer stands. */
    side: z.enum(['own', 'above']).default('own'),
  }),
  output: z.object({ documents: z.array(documentShape) }),
})

/** An issued document, and which of its numbers have changed since. */
export const readDocument = endpoint({
  name: 'readDocument',
  method: 'GET',
  path: '/reports/document',
  summary: { vi: 'Một báo cáo đã ban hành', en: 'An issued report' },
  access: 'account',
  input: z.object({ code: z.string() }),
  output: documentShape.extend({
    manifest: manifestShape,
    changedSince: z.array(
      z.object({
        number: z.number().int(),
        address: addressShape,
        printedThen: z.string(),
        printedNow: textShape,
        figure: printedFigureShape,
      }),
    ),
  }),
})

export const downloadDocument = endpoint({
  name: 'downloadDocument',
  method: 'GET',
  path: '/reports/document.docx',
  summary: { vi: 'Tải báo cáo đã ban hành (.docx)', en: 'Download an issued report (.docx)' },
  access: 'account',
  input: z.object({ code: z.string() }),
  output: z.any(),
  isFile: true,
})

/** Units and periods for which a report can be drawn up. */
export const listReportKinds = endpoint({
  name: 'listReportKinds',
  method: 'GET',
  path: '/reports/kinds',
  summary: { vi: 'Các loại báo cáo', en: 'Kinds of reports' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    kinds: z.array(z.object({ code: z.string(), name: textShape, periodKinds: z.array(z.string()) })),
  }),
})
