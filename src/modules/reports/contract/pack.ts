import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { addressShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { documentKinds } from '../document/kind.ts'
import { documentStates } from '../document/life.ts'

/** The documents of one conference that reviews a period: they share their figures. */

const periodShape = z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() })
const packRefShape = z.object({
  id: z.string(),
  name: textShape,
  unit: unitRefShape,
  period: periodShape,
  madeAt: z.string(),
  madeBy: textShape,
  documents: z.number().int(),
  frozen: z.number().int(),
})

/** The pack in which a document stands, with what it is handed out with; null where it stands in none. */
export const packBesideShape = z
  .object({
    id: z.string(),
    name: textShape,
    documents: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** The code of what it was frozen as. */
        edition: z.string().nullable(),
      }),
    ),
  })
  .nullable()
export type PackBeside = NonNullable<z.infer<typeof packBesideShape>>

export const findPacks = endpoint({
  name: 'findPacks',
  method: 'GET',
  path: '/documents/packs',
  summary: { vi: 'Các bộ tài liệu hội nghị', en: 'Packs of conferences' },
  access: 'account',
  input: z.object({ unit: z.string().min(1) }),
  output: z.object({ packs: z.array(packRefShape), can: z.object({ make: abilityShape }) }),
})

/**
 * Makes the documents of a conference that reviews a month, quarter, half-year or year: programme, report, tables, draft
 * resolution or next programme of work, list of commendations; all or none of them.
 */
export const makePack = endpoint({
  name: 'makePack',
  method: 'POST',
  path: '/documents/packs/make',
  summary: { vi: 'Lập bộ tài liệu hội nghị', en: 'Make the pack of a conference' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    unit: z.string().min(1),
    period: z.string().min(1),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  output: doneShape.extend({
    documents: z.array(z.object({ id: z.string(), code: z.string(), kind: z.enum(documentKinds) })),
  }),
})

/** A pack with its documents, the numbers that several of them state, and whether they agree. */
export const readPack = endpoint({
  name: 'readPack',
  method: 'GET',
  path: '/documents/pack',
  summary: { vi: 'Một bộ tài liệu hội nghị', en: 'The pack of a conference' },
  access: 'account',
  input: z.object({ pack: z.string().min(1).max(40) }),
  output: packRefShape.omit({ documents: true, frozen: true }).extend({
    documents: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        kind: z.enum(documentKinds),
        title: z.string(),
        summary: z.string(),
        state: z.enum(documentStates),
        /** The code of what it was frozen as. */
        edition: z.string().nullable(),
        numbers: z.number().int(),
        unapproved: z.number().int(),
        /** Places without a number. */
        troubles: z.number().int(),
      }),
    ),
    /** Numbers that stand in more than one document. */
    shared: z.array(
      z.object({
        address: addressShape,
        name: textShape,
        periodText: textShape,
        /** By document: as printed there, and how often. */
        stands: z.array(z.object({ document: z.string(), printed: z.string(), times: z.number().int() })),
        agrees: z.boolean(),
      }),
    ),
    disagreeing: z.number().int(),
  }),
})
export type Pack = z.infer<typeof readPack.output>

/** All documents of a pack in one .zip: those that are frozen as they were kept, the others as drafts. */
export const downloadPack = endpoint({
  name: 'downloadPack',
  method: 'GET',
  path: '/documents/pack.zip',
  summary: { vi: 'Tải cả bộ tài liệu (.zip)', en: 'Download the whole pack (.zip)' },
  access: 'account',
  input: z.object({ pack: z.string().min(1).max(40) }),
  output: z.any(),
  isFile: true,
})
