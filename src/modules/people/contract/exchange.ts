import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  doneShape,
  newIdShape,
  nothingShape,
  searchShape,
  textShape,
} from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { confidences } from '../../regulations/regulation.ts'
import { disciplineColumnShape, disciplineColumnsShape, outsideDisciplineFormats } from '../discipline/format.ts'
import { fileFormats, formatColumnShape, formatColumnsShape, importKinds, outsideFormats } from '../exchange.ts'
import { masters } from '../field.ts'
import { applicantStates, memberStates } from '../lifecycle.ts'
import { outsideFiles } from '../outside-file.ts'

/** The largest file that is taken, in bytes. */
export const mostBytes = 64 * 1024 * 1024

const formatShape = {
  name: textShape,
  from: z.string().nullable(),
  source: z.string(),
  /** `unconfirmed`: the real columns of that system were not read; the map is a guess. */
  confidence: z.enum(confidences),
}
/** The map of a file of members, or of one of disciplinary decisions. */
export const exchangeFormatShape = z.discriminatedUnion('kind', [
  z.object({
    ...formatShape,
    kind: z.literal('members'),
    code: z.enum(outsideFormats),
    columns: z.array(formatColumnShape),
  }),
  z.object({
    ...formatShape,
    kind: z.literal('discipline'),
    code: z.enum(outsideDisciplineFormats),
    columns: z.array(disciplineColumnShape),
  }),
])

export const readExchange = endpoint({
  name: 'readExchange',
  method: 'GET',
  path: '/people/exchange',
  summary: { vi: 'Tệp vào và tệp ra', en: 'Files in and out' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    unit: unitRefShape,
    formats: z.array(exchangeFormatShape),
    can: z.object({ import: abilityShape, editFormats: abilityShape }),
  }),
})

/** Reads the file, checks every row and compares with the register; nothing is imported yet. */
export const planImport = endpoint({
  name: 'planImport',
  method: 'POST',
  path: '/people/imports/plan',
  summary: { vi: 'Đọc thử một tệp', en: 'Try a file' },
  access: 'account',
  takesFile: { mostBytes },
  input: z.object({
    id: newIdShape,
    unit: z.string(),
    kind: z.enum(importKinds).default('members'),
    format: z.enum(fileFormats).default('template'),
  }),
  output: doneShape,
})

const faultShape = z.object({
  row: z.number().int(),
  key: z.string().nullable(),
  code: z.string(),
  text: textShape,
  isWarning: z.boolean(),
})
const differenceShape = z.object({
  row: z.number().int(),
  name: z.string(),
  field: z.string(),
  /** Sensitive values show their last digits only. */
  old: z.string().nullable(),
  new: z.string(),
  /** False: what is held stays, since another system or Then Chốt itself is the master of the field. */
  isTaken: z.boolean(),
})
/** A row that may be a person already known: same name and birth, other card. */
const doubtShape = z.object({
  row: z.number().int(),
  name: z.string(),
  birth: z.string().nullable(),
  /** The cell of the person held, or the other row of the file. */
  cell: z.string().nullable(),
  otherRow: z.number().int().nullable(),
})

export const importStates = ['planning', 'planned', 'running', 'done', 'cancelled', 'failed'] as const
export const importPhases = ['reading', 'checking', 'copying', 'saving', 'closing'] as const

/** One import as its account sees it; lists are cut at 200, counts are whole. */
export const readImport = endpoint({
  name: 'readImport',
  method: 'GET',
  path: '/people/imports/import',
  summary: { vi: 'Tiến độ và kết quả của một lần nhập', en: 'Progress and result of an import' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: z.object({
    id: z.string(),
    unit: unitRefShape,
    kind: z.enum(importKinds),
    format: z.enum(fileFormats),
    state: z.enum(importStates),
    progress: z.object({
      phase: z.enum(importPhases),
      done: z.number().int(),
      /** A guess while the file is read. */
      total: z.number().int(),
    }),
    /** Why it failed, or why the file as a whole was refused. */
    problem: z.object({ code: z.string(), message: textShape }).nullable(),
    counts: z
      .object({
        rows: z.number().int(),
        new: z.number().int(),
        changed: z.number().int(),
        same: z.number().int(),
        errors: z.number().int(),
        warnings: z.number().int(),
        doubts: z.number().int(),
        differences: z.number().int(),
      })
      .nullable(),
    faults: z.array(faultShape),
    doubts: z.array(doubtShape),
    differences: z.array(differenceShape),
    can: z.object({ run: abilityShape }),
    /** The act of the import, once it is done. */
    actId: z.string().nullable(),
  }),
})

export const decisions = ['same', 'another'] as const

/** Imports what was tried, in one transaction and one act: all rows or none. */
export const runImport = endpoint({
  name: 'runImport',
  method: 'POST',
  path: '/people/imports/run',
  summary: { vi: 'Nhập vào sổ', en: 'Import' },
  access: 'account',
  input: z.object({
    id: z.string(),
    /** For every doubtful row without a decision of its own. */
    forAll: z.enum(decisions).optional(),
    decisions: z
      .array(z.object({ row: z.number().int(), is: z.enum(decisions) }))
      .max(10_000)
      .optional(),
  }),
  output: doneShape,
})

/** Stops an import where it is; nothing of it stays. */
export const cancelImport = endpoint({
  name: 'cancelImport',
  method: 'POST',
  path: '/people/imports/cancel',
  summary: { vi: 'Hủy lần nhập', en: 'Cancel an import' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: doneShape,
})

/** The user’s own file with what is wrong written into it. */
export const downloadMarked = endpoint({
  name: 'downloadMarked',
  method: 'GET',
  path: '/people/imports/marked',
  summary: { vi: 'Tải tệp đã đánh dấu lỗi', en: 'Download the marked file' },
  access: 'account',
  isFile: true,
  input: z.object({ id: z.string() }),
  output: z.unknown(),
})

export const downloadTemplate = endpoint({
  name: 'downloadTemplate',
  method: 'GET',
  path: '/people/template',
  summary: { vi: 'Tải mẫu để điền', en: 'Download the template' },
  access: 'account',
  isFile: true,
  input: z.object({ unit: z.string(), kind: z.enum(importKinds).default('members') }),
  output: z.unknown(),
})

export const exportLists = ['members', 'applicants', 'badges'] as const

/**
 * A list as a file: as Then Chốt’s template, or as the member database takes it. Sensitive fields stand in it only when
 * asked for with a reason, and each is recorded as read.
 */
export const exportPeople = endpoint({
  name: 'exportPeople',
  method: 'POST',
  path: '/people/export',
  summary: { vi: 'Xuất danh sách ra tệp', en: 'Export a list' },
  access: 'account',
  isFile: true,
  input: z.object({
    unit: z.string(),
    list: z.enum(exportLists).default('members'),
    format: z.enum(['template', 'member_database']).default('template'),
    on: dayShape.optional(),
    states: z.array(z.enum([...applicantStates, ...memberStates])).optional(),
    search: searchShape.optional(),
    /** Admitted here within these days: what the member database does not hold yet. */
    admittedFrom: dayShape.optional(),
    /** Badges: also who was awarded already, with the day; left out by default. */
    withAwarded: z.boolean().default(false),
    sensitive: z
      .object({
        fields: z.array(z.enum(['card_number', 'identity_number', 'religion'])).min(1),
        reason: z.string().trim().min(3).max(500),
      })
      .optional(),
  }),
  output: z.unknown(),
})

const judgedShape = { source: z.string().trim().min(3).max(300), confidence: z.enum(confidences) }

/** Replaces the column map of another system’s files from today on. */
export const setExchangeFormat = endpoint({
  name: 'setExchangeFormat',
  method: 'POST',
  path: '/people/exchange/format',
  summary: { vi: 'Sửa cột của tệp ngoài', en: 'Edit the columns of an outside file' },
  access: 'account',
  input: z.discriminatedUnion('code', [
    z.object({ code: z.enum(outsideFormats), columns: formatColumnsShape, ...judgedShape }),
    z.object({ code: z.enum(outsideDisciplineFormats), columns: disciplineColumnsShape, ...judgedShape }),
  ]),
  output: doneShape,
})

/** Counts the fields that are typed here although another system is their master and no file takes them there. */
export const readDouble = endpoint({
  name: 'readDouble',
  method: 'GET',
  path: '/people/double',
  summary: { vi: 'Những mục phải gõ hai lần', en: 'Fields typed twice' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    count: z.number().int(),
    fields: z.array(
      z.object({
        key: z.string(),
        name: textShape,
        master: z.enum(masters),
        typedHere: z.enum(['never', 'applicants', 'always']),
        broughtBy: z.array(z.enum(outsideFiles)),
        takenBy: z.array(z.enum(outsideFiles)),
        isTwice: z.boolean(),
      }),
    ),
    /** Are all the column maps this rests on confirmed? */
    isConfirmed: z.boolean(),
  }),
})
