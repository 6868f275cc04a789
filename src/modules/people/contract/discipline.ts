import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { disciplineKeys } from '../discipline/columns.ts'
import { disciplineCodes } from '../discipline/decision.ts'
import { disciplineFormats } from '../discipline/format.ts'

/** The largest file of decisions that is taken, in bytes. */
export const mostDisciplineBytes = 4 * 1024 * 1024
const reasonShape = z.string().trim().min(3).max(500)
const fileShape = { unit: z.string(), format: z.enum(disciplineFormats).default('template') }
const countShape = z.coerce.number().int().min(0)

/** Reads a file of disciplinary decisions and compares it with the register; nothing is written. */
export const tryDisciplines = endpoint({
  name: 'tryDisciplines',
  method: 'POST',
  path: '/people/discipline/try',
  summary: { vi: 'Đọc thử tệp quyết định kỷ luật', en: 'Try a file of disciplinary decisions' },
  access: 'account',
  takesFile: { mostBytes: mostDisciplineBytes },
  input: z.object(fileShape),
  output: z.object({
    rows: z.number().int(),
    /** Decisions that are not held yet. */
    new: z.number().int(),
    /** Decisions that are held already and are not written again. */
    same: z.number().int(),
    errors: z.number().int(),
    warnings: z.number().int(),
    /** Errors before warnings, the first 200 of them. */
    faults: z.array(
      z.object({
        row: z.number().int(),
        key: z.enum(disciplineKeys).nullable(),
        code: z.string(),
        text: textShape,
        isWarning: z.boolean(),
      }),
    ),
  }),
})
export type DisciplineTrial = z.infer<typeof tryDisciplines.output>

/**
 * Brings all decisions of a file in by one act, or none. The file is tried anew; `new` and `same` are what its trial said, and a
 * register that says otherwise by now is a conflict.
 */
export const importDisciplines = endpoint({
  name: 'importDisciplines',
  method: 'POST',
  path: '/people/discipline/import',
  summary: { vi: 'Nhập tệp quyết định kỷ luật', en: 'Import a file of disciplinary decisions' },
  access: 'account',
  takesFile: { mostBytes: mostDisciplineBytes },
  input: z.object({ id: newIdShape, ...fileShape, new: countShape, same: countShape }),
  output: doneShape,
})

/** The caller’s own file with what is wrong written into it. */
export const markDisciplines = endpoint({
  name: 'markDisciplines',
  method: 'POST',
  path: '/people/discipline/mark',
  summary: { vi: 'Ghi lỗi vào tệp quyết định kỷ luật', en: 'Mark the faults in the file' },
  access: 'account',
  isFile: true,
  takesFile: { mostBytes: mostDisciplineBytes },
  input: z.object(fileShape),
  output: z.unknown(),
})

export const disciplineTemplate = endpoint({
  name: 'disciplineTemplate',
  method: 'GET',
  path: '/people/discipline/template',
  summary: { vi: 'Tải mẫu quyết định kỷ luật', en: 'Download the template for disciplinary decisions' },
  access: 'account',
  isFile: true,
  input: z.object({ unit: z.string() }),
  output: z.unknown(),
})

/** Gives the decisions held on a person and records who read them and why. */
export const revealDisciplines = endpoint({
  name: 'revealDisciplines',
  method: 'POST',
  path: '/people/discipline/reveal',
  summary: { vi: 'Xem các quyết định kỷ luật của một người, có ghi lý do', en: 'Read the discipline of a person' },
  access: 'account',
  input: z.object({ id: newIdShape, personId: z.string(), reason: reasonShape }),
  output: z.object({
    decisions: z.array(
      z.object({
        id: z.string(),
        form: z.enum(disciplineCodes),
        decidedOn: z.string(),
        decision: z.string().nullable(),
      }),
    ),
  }),
})
export type RevealedDecision = z.infer<typeof revealDisciplines.output>['decisions'][number]

/** Withdraws a decision that stands here by mistake. It is shown no longer; the record of acts keeps both. */
export const withdrawDiscipline = endpoint({
  name: 'withdrawDiscipline',
  method: 'POST',
  path: '/people/discipline/withdraw',
  summary: { vi: 'Rút một quyết định kỷ luật nhập nhầm', en: 'Withdraw a disciplinary decision' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})
