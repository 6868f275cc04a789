import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { contentShape } from '../document/content.ts'
import { frameShape } from '../document/frame.ts'
import { documentKinds } from '../document/kind.ts'
import { placeProblemShape } from './document/create.ts'

/** Templates of documents: versioned by the day from which they are used, for all committees or for one. */

/** Kinds of periods for which a template serves. */
export const templatePeriods = ['month', 'quarter', 'half', 'year', 'years', 'days', 'term'] as const

/** A section of a template: who writes it and by when, counted from the last day of the period. */
export const templateSectionShape = z.object({
  key: z.string().min(1).max(60),
  title: z.string().trim().min(1).max(300),
  /** A post or body in words. */
  ownerPost: z.string().trim().max(200).nullable().default(null),
  /** An account of the committee; not in templates for all. */
  owner: z.string().max(40).nullable().default(null),
  /** Days after the period's last day; before it where negative. */
  daysAfterEnd: z.number().int().min(-400).max(400).nullable().default(null),
})
export type TemplateSection = z.infer<typeof templateSectionShape>

/** Where no English name is given, the Vietnamese one stands. */
const nameShape = z.object({ vi: z.string().trim().min(1).max(200), en: z.string().trim().max(200) })

/** What a template says. Figures name relative units and periods (`@self`, `@report`), so that they serve every period. */
export const templateBodyShape = z.object({
  name: nameShape,
  kind: z.enum(documentKinds),
  periodKinds: z.array(z.enum(templatePeriods)).min(1).max(templatePeriods.length),
  content: contentShape,
  sections: z.array(templateSectionShape).max(60),
  frame: frameShape,
})
export type TemplateBody = z.infer<typeof templateBodyShape>

const templateRefShape = z.object({
  code: z.string(),
  name: textShape,
  kind: z.enum(documentKinds),
  periodKinds: z.array(z.enum(templatePeriods)),
  /** Whose it is; null serves all committees. */
  unit: unitRefShape.nullable(),
  version: z.number().int(),
  from: z.string().nullable(),
  /** Exclusive. */
  until: z.string().nullable(),
  isRetired: z.boolean(),
  /** How many documents of the unit were written by it. */
  documents: z.number().int(),
  can: z.object({ change: abilityShape, copy: abilityShape }),
})
export type TemplateRef = z.infer<typeof templateRefShape>

/** Templates that serve a unit: its own, those of committees above, those for all. */
export const listDocumentTemplates = endpoint({
  name: 'listDocumentTemplates',
  method: 'GET',
  path: '/documents/templates',
  summary: { vi: 'Mẫu văn bản', en: 'Templates of documents' },
  access: 'account',
  input: z.object({
    unit: z.string().min(1),
    /** A period that they should serve. */
    period: z.string().optional(),
    /** `all` lists retired ones too. */
    show: z.enum(['all']).optional(),
  }),
  output: z.object({ templates: z.array(templateRefShape), can: z.object({ save: abilityShape }) }),
})

export const readDocumentTemplate = endpoint({
  name: 'readDocumentTemplate',
  method: 'GET',
  path: '/documents/template',
  summary: { vi: 'Một mẫu văn bản', en: 'A template of documents' },
  access: 'account',
  input: z.object({
    /** The unit it is read for. */
    unit: z.string().min(1),
    template: z.string().min(1),
    version: z
      .string()
      .regex(/^\d{1,6}$/, { error: '1…' })
      .optional(),
  }),
  output: templateRefShape.extend({
    body: templateBodyShape,
    problems: z.array(placeProblemShape),
    versions: z.array(
      z.object({
        version: z.number().int(),
        from: z.string().nullable(),
        until: z.string().nullable(),
        by: textShape,
        at: z.string(),
      }),
    ),
  }),
})

/** Saves a new template of a committee, or a new version of one from a day; documents written before keep theirs. */
export const saveDocumentTemplate = endpoint({
  name: 'saveDocumentTemplate',
  method: 'POST',
  path: '/documents/templates/save',
  summary: { vi: 'Lưu mẫu văn bản', en: 'Save a template' },
  access: 'account',
  mostBytes: 3_000_000,
  input: z.object({
    id: newIdShape,
    unit: z.string().min(1),
    code: z
      .string()
      .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, { error: 'a-z, 0-9, -' })
      .max(80),
    /** The first day on which it serves: of the reported period's last day. */
    from: dayShape,
    body: templateBodyShape,
  }),
  output: doneShape.extend({ version: z.number().int(), problems: z.array(placeProblemShape) }),
})

export const copyDocumentTemplate = endpoint({
  name: 'copyDocumentTemplate',
  method: 'POST',
  path: '/documents/templates/copy',
  summary: { vi: 'Sao mẫu về cấp ủy mình', en: 'Copy a template to the own committee' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    template: z.string().min(1),
    unit: z.string().min(1),
    code: z
      .string()
      .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, { error: 'a-z, 0-9, -' })
      .max(80),
    name: nameShape.optional(),
    from: dayShape,
  }),
  output: doneShape.extend({ code: z.string() }),
})

export const retireDocumentTemplate = endpoint({
  name: 'retireDocumentTemplate',
  method: 'POST',
  path: '/documents/templates/retire',
  summary: { vi: 'Thôi dùng một mẫu', en: 'Retire a template' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    template: z.string().min(1),
    /** The first day on which it serves no longer. */
    on: dayShape,
    reason: z.string().trim().min(3).max(500),
  }),
  output: doneShape,
})

/** What a new document of a period would be filled with; nothing is made. */
export const previewDocumentTemplate = endpoint({
  name: 'previewDocumentTemplate',
  method: 'GET',
  path: '/documents/templates/preview',
  summary: { vi: 'Xem trước văn bản theo mẫu', en: 'Preview a document by a template' },
  access: 'account',
  input: z.object({ unit: z.string().min(1), template: z.string().min(1), period: z.string().min(1) }),
  output: z.object({
    content: contentShape,
    frame: frameShape,
    sections: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        owner: z.object({ account: z.string(), name: textShape }).nullable(),
        ownerPost: z.string().nullable(),
        dueOn: z.string().nullable(),
      }),
    ),
    figures: z.number().int(),
    tables: z.number().int(),
    charts: z.number().int(),
    problems: z.array(placeProblemShape),
    /** The last document by this template, whose prose `start: last` takes over. */
    last: z.object({ id: z.string(), code: z.string(), period: textShape }).nullable(),
  }),
})
