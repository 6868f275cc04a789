import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { dayShape, searchShape, textShape } from '../../platform/domain/shapes.ts'
import { unitKinds, unitRoles } from './unit.ts'

export const unitRefShape = z.object({
  code: z.string(),
  kind: z.enum(unitKinds),
  role: z.enum(unitRoles),
  name: textShape,
})
export type UnitRef = z.infer<typeof unitRefShape>

const listedUnitShape = unitRefShape.extend({
  parent: z.string().nullable(),
  isOpen: z.boolean(),
  /** How many stand directly under it, as far as the reader sees them. */
  below: z.number().int(),
})
export type ListedUnit = z.infer<typeof listedUnitShape>

/**
 * The Party organisations (or other bodies of one kind) the reader may open, as a tree by `parent`, as they were on a day
 * (the working day by default). A tree of thousands comes in parts: without `isWhole` these are its upper levels, the first
 * of the children of `under`, or the first that match `search`.
 */
export const listUnits = endpoint({
  name: 'listUnits',
  method: 'GET',
  path: '/units',
  summary: { vi: 'Cây tổ chức', en: 'The tree of organisations' },
  access: 'account',
  input: z.object({
    on: dayShape.optional(),
    kind: z.enum(unitKinds).default('party_organisation'),
    /** Every word must stand in the name or code, without regard to accents. */
    search: searchShape.min(1).optional(),
    /** Only the children of this unit. */
    under: z.string().max(120).optional(),
    /** Everything at once, however much it is: for the command line. */
    whole: z.literal('yes').optional(),
  }),
  output: z.object({
    on: z.string(),
    units: z.array(listedUnitShape),
    isWhole: z.boolean(),
    /** Whether there is any unit at all, on whatever day: without one the first tree is to be imported. */
    isFounded: z.boolean(),
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
    /** The first 500 of `childCount`. */
    children: z.array(unitRefShape),
    childCount: z.number().int(),
    /** Organs of the organisation, the area it leads and the bodies there. */
    bodies: z.array(unitRefShape),
  }),
})
