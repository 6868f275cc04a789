import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { dayShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'

/** The Party organisations the reader may open, as a file that `importUnits` takes. */
export const exportUnits = endpoint({
  name: 'exportUnits',
  method: 'GET',
  path: '/units/file',
  summary: { vi: 'Xuất cây tổ chức ra tệp', en: 'Export the tree of organisations' },
  access: 'account',
  isFile: true,
  input: z.object({ on: dayShape.optional() }),
  output: z.unknown(),
})

/** The first tree of an installation, from a file; later ones come by decisions. Only for the operator and administrators. */
export const importUnits = endpoint({
  name: 'importUnits',
  method: 'POST',
  path: '/units/import',
  summary: { vi: 'Nhập cây tổ chức lần đầu', en: 'Import the first tree of organisations' },
  access: 'account',
  takesFile: { mostBytes: 32 * 1024 * 1024 },
  input: z.object({
    id: newIdShape,
    /** `yes`: reads and checks, and keeps nothing. */
    dryRun: z.enum(['yes', 'no']).default('no'),
  }),
  output: z.object({
    units: z.number().int(),
    isImported: z.boolean(),
    faults: z.array(z.object({ row: z.number().int(), key: z.string().nullable(), text: textShape })),
  }),
})
