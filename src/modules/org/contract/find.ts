import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { searchShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../contract.ts'

/** So many hits are told; of more, the search is to be narrowed. */
export const mostFound = 20

/**
 * Party organisations of today whose name, code or place holds every word, without regard to accents and case: those whose
 * own name fits best first, then in Vietnamese order. Open to every account, since a letter of transfer is made out to units
 * outside one's scope: the names, levels and places of Party organisations are public facts. Nothing else is told of them.
 */
export const findUnits = endpoint({
  name: 'findUnits',
  method: 'GET',
  path: '/units/find',
  summary: { vi: 'Tìm đơn vị theo tên', en: 'Find a unit by its name' },
  access: 'account',
  input: z.object({
    search: searchShape.min(2),
    /** Only cells, which alone take members in. */
    cells: z.literal('yes').optional(),
  }),
  output: z.object({
    units: z.array(
      unitRefShape.extend({
        /** Where it stands: the organisations above it, nearest first. */
        above: z.array(textShape),
      }),
    ),
    hasMore: z.boolean(),
  }),
})
