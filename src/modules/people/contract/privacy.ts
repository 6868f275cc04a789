import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, doneShape, instantShape, nothingShape, textShape } from '../../../platform/domain/shapes.ts'
import { confidences } from '../../regulations/regulation.ts'

const reason = z.string().trim().min(3).max(500)

const retentionRuleShape = z.object({
  screenedOutMonths: z.number(),
  endedMonths: z.number(),
  source: z.string(),
  confidence: z.enum(confidences),
})

const columnShape = z.object({ column: z.string(), name: textShape, purpose: textShape, retention: textShape })

/** Why the product holds something about people, and for how long: every column that does. */
export const listPersonalData = endpoint({
  name: 'listPersonalData',
  method: 'GET',
  path: '/privacy',
  summary: { vi: 'Dữ liệu cá nhân: mục đích và thời hạn giữ', en: 'Personal data: purpose and retention' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    tables: z.array(z.object({ table: z.string(), name: textShape, columns: z.array(columnShape) })),
    rule: retentionRuleShape.nullable(),
  }),
})

export const heldShape = z.object({
  personId: z.string(),
  name: z.string(),
  isErased: z.boolean(),
  asOf: z.string(),
  tables: z.array(
    z.object({
      table: z.string(),
      name: textShape,
      /** Values are masked; each is opened with a reason. */
      isSensitive: z.boolean(),
      columns: z.array(columnShape),
      rows: z.array(
        z.object({
          /** Tells rows of one table apart; null where they have no id. */
          id: z.string().nullable(),
          /** By column, as text; null where nothing is held. */
          values: z.record(z.string(), z.string().nullable()),
          /** The same in English, where a value is the name of a unit, a post or an account. */
          english: z.record(z.string(), z.string()),
          /** No longer believed: superseded by a correction. */
          isPast: z.boolean(),
          /** By column: opens its value by `revealSecret`, a discipline by `revealDisciplines`. Nothing for what is not sensitive, not held, or past. */
          secrets: z.record(z.string(), z.enum(['card_number', 'identity_number', 'religion', 'discipline'])),
        }),
      ),
    }),
  ),
  acts: z.array(z.object({ at: instantShape, verb: z.string(), by: textShape, reason: z.string().nullable() })),
  readings: z.array(z.object({ at: instantShape, by: textShape, field: z.string(), reason: z.string() })),
  can: z.object({ export: abilityShape, erase: abilityShape }),
})
export type HeldOnPerson = z.infer<typeof heldShape>

/** All that is held on a person, with its purpose and retention: found in the catalogue of the database, table by table. */
export const readHeldOnPerson = endpoint({
  name: 'readHeldOnPerson',
  method: 'GET',
  path: '/people/privacy',
  summary: { vi: 'Dữ liệu đang giữ về một người', en: 'What is held on a person' },
  access: 'account',
  input: z.object({ personId: z.string() }),
  output: heldShape,
})

/** The same as a file to hand to the person; with sensitive values only on a reason, each recorded as read. */
export const exportHeldOnPerson = endpoint({
  name: 'exportHeldOnPerson',
  method: 'POST',
  path: '/people/privacy/export',
  summary: { vi: 'Xuất dữ liệu đang giữ về một người', en: 'Export what is held on a person' },
  access: 'account',
  input: z.object({ personId: z.string(), includesSensitive: z.boolean().default(false), reason }),
  output: z.string(),
  isFile: true,
})

/** Erases what is held on somebody who is no member and whose time of keeping is over; counts of the past stay. */
export const erasePerson = endpoint({
  name: 'erasePerson',
  method: 'POST',
  path: '/people/privacy/erase',
  summary: { vi: 'Xóa dữ liệu cá nhân của một người', en: 'Erase the personal data of a person' },
  access: 'account',
  /** The reason stays in the record of acts: it must name nobody. */
  input: z.object({ personId: z.string(), reason }),
  output: doneShape,
})
