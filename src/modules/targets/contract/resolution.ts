import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { directiveRefShape, ruleShape, targetRowShape } from '../contract.ts'
import { targetStates } from '../state.ts'

const cellShape = z.object({
  targetId: z.string(),
  result: textShape,
  plan: textShape,
  state: targetRowShape.shape.state,
})

/** Every target that hangs on a directive, at a unit and below it, as it stands today or at the end of its period. */
export const readResolution = endpoint({
  name: 'readResolution',
  method: 'GET',
  path: '/targets/resolution',
  summary: { vi: 'Chỉ tiêu theo một nghị quyết', en: 'The targets of a directive' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    directive: z.string(),
    state: z.enum(targetStates).optional(),
    /** Only of this unit, which stands under the one asked for, and below it. */
    under: z.string().optional(),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: z.object({
    unit: unitRefShape,
    directive: directiveRefShape.extend({ id: z.string() }),
    /** As many as there are without a filter by state, by state. */
    counts: z.array(z.object({ code: z.enum(targetStates), name: textShape, count: z.number().int() })),
    total: z.number().int(),
    rows: z.array(
      z.object({
        id: z.string(),
        unit: unitRefShape,
        name: textShape,
        periodText: textShape,
        period: z.string(),
        result: textShape,
        plan: textShape,
        progress: textShape.nullable(),
        state: targetRowShape.shape.state,
      }),
    ),
    /** The unit's own targets against the units directly below it; null where a unit has no such target. */
    matrix: z.object({
      targets: z.array(z.object({ id: z.string(), name: textShape, periodText: textShape })),
      children: z.array(
        z.object({
          unit: unitRefShape,
          isOpen: z.boolean(),
          hasBelow: z.boolean(),
          cells: z.array(cellShape.nullable()),
        }),
      ),
    }),
    rule: ruleShape.nullable(),
  }),
})
export type ResolutionPage = z.infer<typeof readResolution.output>

/** Directives that targets of a unit hang on. */
export const listResolutions = endpoint({
  name: 'listResolutions',
  method: 'GET',
  path: '/targets/resolutions',
  summary: { vi: 'Các văn bản có chỉ tiêu', en: 'Directives that targets hang on' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    directives: z.array(directiveRefShape.extend({ id: z.string(), targets: z.number().int() })),
  }),
})
