import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { dayShape, textShape } from '../../../platform/domain/shapes.ts'
import { mostFileBytes } from '../../files/file-kind.ts'
import { unitRefShape } from '../../org/contract.ts'
import { editionFormats } from './edition.ts'

/** What a file or a short code turned out to be. */
const verdictShape = z.object({
  verdict: z.enum(['issued', 'frozen', 'replaced', 'unknown']),
  /** Which of the files kept it is. */
  file: z.enum([...editionFormats, 'signed', 'code']).nullable(),
  /** SHA-256 of what was sent. */
  sha256: z.string().nullable(),
  edition: z
    .object({
      code: z.string(),
      name: textShape,
      unit: unitRefShape,
      symbol: z.string().nullable(),
      issuedOn: dayShape.nullable(),
      frozenAt: z.string(),
      changedNumbers: z.number().int(),
      replacedBy: z.string().nullable(),
    })
    .nullable(),
  /** Said of a file that is not the kept one though it names a code of one: it was changed, or printed anew. */
  names: z.object({ code: z.string(), name: textShape }).nullable(),
})

/** Is this file the issued one? Compared by its bytes; nothing of it is kept. */
export const verifyFile = endpoint({
  name: 'verifyFile',
  method: 'POST',
  path: '/documents/verify',
  summary: { vi: 'Kiểm tra tệp văn bản', en: 'Verify a file' },
  access: 'account',
  input: z.object({}),
  output: verdictShape,
  takesFile: { mostBytes: mostFileBytes },
})
export const verifyCode = endpoint({
  name: 'verifyCode',
  method: 'GET',
  path: '/documents/verify-code',
  summary: { vi: 'Tra mã văn bản', en: 'Look up the code of a document' },
  access: 'account',
  input: z.object({ code: z.string().trim().min(1).max(200) }),
  output: verdictShape,
})
/**
 * The same for whoever holds a paper and has no account, of public documents only. The hash of a file is worked out where the file is,
 * so that nothing of it is sent.
 */
export const verifyPublic = endpoint({
  name: 'verifyPublic',
  method: 'GET',
  path: '/documents/verify-public',
  summary: { vi: 'Xác minh văn bản công khai', en: 'Verify a public document' },
  access: 'nobody',
  input: z
    .object({
      code: z.string().trim().min(1).max(200).optional(),
      /** In hex. */
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .refine(({ code, sha256 }) => (code === undefined) !== (sha256 === undefined), { path: ['code'] }),
  output: verdictShape,
})
export type Verdict = z.output<typeof verdictShape>
