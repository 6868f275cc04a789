import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { measureRefShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { askedOf, duePeriodKinds } from '../form.ts'

const codeShape = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/)
  .max(60)

/** One line of a form: a measure, by class where it has a class set. What the system holds is prefilled and locked. */
export const lineShape = z.object({
  measure: z.string().min(1),
  class: z.string().min(1).optional(),
  isRequired: z.boolean().default(true),
  /** Only shown, filled in from what is held: nobody is asked to type it. */
  isPrefilled: z.boolean().default(false),
  /** How to fill it in, in Vietnamese and English. */
  hint: textShape.optional(),
})

export const sectionShape = z.object({ title: textShape, lines: z.array(lineShape).min(1).max(400) })

/** Due `days` after the period's last day; in working days by the calendar of the regulations, or in calendar days. */
export const dueRuleShape = z.object({ days: z.number().int().min(-31).max(120), isWorkingDays: z.boolean() })

export const formDraftShape = z.object({
  vi: z.string().trim().min(3).max(300),
  en: z.string().trim().max(300),
  periodKind: z.enum(duePeriodKinds),
  /** Who fills it in, below the unit that asks: its cells, its direct children, or every Party organisation. */
  askedOf: z.enum(askedOf),
  /** Units by code that need not fill it in, each with a reason. */
  exempt: z.array(z.object({ unit: z.string(), reason: z.string().trim().min(3).max(300) })).default([]),
  due: dueRuleShape,
  sections: z.array(sectionShape).min(1).max(40),
  /** Asked for periods that begin on `from` or later, and before `until`. */
  from: dayShape,
  until: dayShape.optional(),
})
export type FormDraft = z.infer<typeof formDraftShape>

/** What one unit is asked a month: all forms that reach it, and what of them the system fills in itself. */
export const burdenShape = z.object({
  /** Lines of this form, of which typed and of which filled in from what is held. */
  lines: z.number().int(),
  typed: z.number().int(),
  prefilled: z.number().int(),
  /** Typed fields a month and unit, of this form and of all forms together; decimal strings. */
  perMonth: z.string(),
  allPerMonth: z.string(),
})

/** Lines that stand in the way of publishing: the system holds them, or another form asks for them already. */
export const obstacleShape = z.object({
  measure: measureRefShape,
  class: z.string().nullable(),
  kind: z.enum([
    'asked-by-another-form',
    'counted-already',
    'wrong-period',
    'wrong-subject',
    'unknown-measure',
    'twice-in-form',
  ]),
  message: textShape,
})

export const formShape = z.object({
  id: z.string(),
  code: z.string(),
  name: textShape,
  owner: unitRefShape,
  state: z.enum(['draft', 'published', 'ended']),
  draft: formDraftShape,
  dueText: textShape,
  burden: burdenShape,
  obstacles: z.array(obstacleShape),
  can: z.object({ change: abilityShape, publish: abilityShape, end: abilityShape }),
})

export const listForms = endpoint({
  name: 'listForms',
  method: 'GET',
  path: '/forms',
  summary: { vi: 'Biểu mẫu báo cáo', en: 'Reporting forms' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    forms: z.array(formShape.omit({ draft: true, obstacles: true }).extend({ periodKind: z.enum(duePeriodKinds) })),
    can: z.object({ draft: abilityShape }),
  }),
})

export const readForm = endpoint({
  name: 'readForm',
  method: 'GET',
  path: '/forms/one',
  summary: { vi: 'Một biểu mẫu', en: 'One form' },
  access: 'account',
  input: z.object({ form: z.string() }),
  output: formShape,
})

/** Measures that a form may hold, with what the system already fills in. */
export const listFormMeasures = endpoint({
  name: 'listFormMeasures',
  method: 'GET',
  path: '/forms/measures',
  summary: { vi: 'Chỉ số đưa được vào biểu', en: 'Measures a form may hold' },
  access: 'account',
  input: z.object({ unit: z.string(), periodKind: z.enum(duePeriodKinds), search: z.string().max(100).optional() }),
  output: z.object({
    measures: z.array(
      z.object({
        measure: measureRefShape,
        classes: z.array(z.object({ code: z.string(), name: textShape })),
        isTyped: z.boolean(),
        /** The published form that asks for it already. */
        askedBy: textShape.nullable(),
      }),
    ),
  }),
})

/** Writes a draft, or a new version of a published form (from a day on); the versions before stand for their periods. */
export const draftForm = endpoint({
  name: 'draftForm',
  method: 'POST',
  path: '/forms/draft',
  summary: { vi: 'Soạn biểu mẫu', en: 'Draft a form' },
  access: 'account',
  input: z.object({ id: newIdShape, owner: z.string(), code: codeShape, draft: formDraftShape }),
  output: doneShape,
})

/** Publishes a draft. Refused while a line asks for what the system holds or another form asks for. */
export const publishForm = endpoint({
  name: 'publishForm',
  method: 'POST',
  path: '/forms/publish',
  summary: { vi: 'Ban hành biểu mẫu', en: 'Publish a form' },
  access: 'account',
  input: z.object({ form: z.string() }),
  output: doneShape,
})

export const endForm = endpoint({
  name: 'endForm',
  method: 'POST',
  path: '/forms/end',
  summary: { vi: 'Thôi dùng biểu mẫu', en: 'End a form' },
  access: 'account',
  input: z.object({ form: z.string(), until: dayShape, reason: z.string().trim().min(3).max(500) }),
  output: doneShape,
})

/** What every unit under the asked one fills in a month: typed, prefilled, by form; the most burdened first. */
export const readBurden = endpoint({
  name: 'readBurden',
  method: 'GET',
  path: '/forms/burden',
  summary: { vi: 'Gánh nặng báo cáo', en: 'The burden of reporting' },
  access: 'account',
  input: z.object({ unit: z.string(), on: dayShape.optional() }),
  output: z.object({
    perCell: z.object({ typed: z.string(), prefilled: z.string() }),
    forms: z.array(
      z.object({
        code: z.string(),
        name: textShape,
        owner: unitRefShape,
        units: z.number().int(),
        burden: burdenShape,
      }),
    ),
    units: z.array(z.object({ unit: unitRefShape, typed: z.string(), prefilled: z.string() })),
  }),
})
