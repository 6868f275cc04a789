import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { confidences } from '../../regulations/regulation.ts'
import { sides } from '../contract.ts'
import { importFields, importFormats } from '../import-columns.ts'

const mostBytes = 16_000_000
const columnShape = z.object({ field: z.enum(importFields), header: z.string().trim().min(1).max(100) })

export const readDirectiveExchange = endpoint({
  name: 'readDirectiveExchange',
  method: 'GET',
  path: '/directives/exchange',
  summary: { vi: 'Nhập sổ văn bản từ tệp', en: 'Bring the register in by file' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    format: z.object({ columns: z.array(columnShape), source: z.string(), confidence: z.enum(confidences) }),
    can: z.object({ import: abilityShape, editFormat: abilityShape }),
  }),
})

/** Reads a file of the document system into the register: tried without `dryRun: no`; then all rows, in one act, or none. */
export const importDirectives = endpoint({
  name: 'importDirectives',
  method: 'POST',
  path: '/directives/import',
  summary: { vi: 'Nhập sổ văn bản từ tệp', en: 'Import the register' },
  access: 'account',
  takesFile: { mostBytes },
  input: z.object({
    id: newIdShape,
    unit: z.string(),
    format: z.enum(importFormats).default('template'),
    dryRun: z.enum(['yes', 'no']).default('yes'),
  }),
  output: z.object({
    rows: z.number().int(),
    new: z.number().int(),
    same: z.number().int(),
    /** Rows that bear a secrecy level: number and day are kept, nothing else. */
    withheld: z.number().int(),
    isImported: z.boolean(),
    errors: z.number().int(),
    /** The first 200. */
    faults: z.array(z.object({ row: z.number().int(), key: z.string().nullable(), text: textShape })),
  }),
})

/** The same file with what is wrong written into it. */
export const markDirectives = endpoint({
  name: 'markDirectives',
  method: 'POST',
  path: '/directives/import/mark',
  summary: { vi: 'Ghi lỗi vào tệp', en: 'Mark the faults in the file' },
  access: 'account',
  isFile: true,
  takesFile: { mostBytes },
  input: z.object({ unit: z.string(), format: z.enum(importFormats).default('template') }),
  output: z.unknown(),
})

export const directiveTemplate = endpoint({
  name: 'directiveTemplate',
  method: 'GET',
  path: '/directives/import/template',
  summary: { vi: 'Tải mẫu để điền', en: 'Download the template' },
  access: 'account',
  isFile: true,
  input: z.object({ unit: z.string() }),
  output: z.unknown(),
})

export const exportDirectives = endpoint({
  name: 'exportDirectives',
  method: 'GET',
  path: '/directives/export',
  summary: { vi: 'Xuất sổ văn bản ra tệp', en: 'Export the register' },
  access: 'account',
  isFile: true,
  input: z.object({ unit: z.string(), side: z.enum(sides).default('own') }),
  output: z.unknown(),
})

/** Replaces the column map of the document system’s files from today on. */
export const setDirectiveFormat = endpoint({
  name: 'setDirectiveFormat',
  method: 'POST',
  path: '/directives/exchange/format',
  summary: { vi: 'Sửa cột của tệp hệ thống văn bản', en: 'Edit the columns of the document system’s file' },
  access: 'account',
  input: z.object({
    columns: z.array(columnShape).min(2).max(20),
    source: z.string().trim().min(3).max(300),
    confidence: z.enum(confidences),
  }),
  output: doneShape,
})
