import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { dayShape, textShape } from '../../platform/domain/shapes.ts'
import { unitKinds, unitRoles } from './unit.ts'

export const unitRefShape = z.object({
  code: z.string(),
  kind: z.enum(unitKinds),
  role: z.enum(unitRoles),
  name: textShape,
})
export type UnitRef = z.infer<typeof unitRefShape>

/** The Party organisations the reader may open, as a tree by `parent`, as they were on a day (the working day by default). */
export const listUnits = endpoint({
  name: 'listUnits',
  method: 'GET',
  path: '/units',
  summary: { vi: 'Cây tổ chức', en: 'The tree of organisations' },
  access: 'account',
  input: z.object({ on: dayShape.optional() }),
  output: z.object({
    on: z.string(),
    units: z.array(unitRefShape.extend({ parent: z.string().nullable(), isOpen: z.boolean() })),
  }),
})

export const readUnit = endpoint({
  name: 'readUnit',
  method: 'GET',
  path: '/units/unit',
  summary: { vi: 'Một đơn vị, các cơ quan và địa bàn của nó', en: 'One unit, its organs and its area' },
  access: 'account',
  input: z.object({ unit: z.string(), on: dayShape.optional() }),
  output: unitRefShape.extend({
    on: z.string(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    /** From the root down to the parent. */
    path: z.array(unitRefShape),
    children: z.array(unitRefShape),
    /** Organs of the organisation, the area it leads and the bodies there. */
    bodies: z.array(unitRefShape),
  }),
})
