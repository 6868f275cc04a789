import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../contract.ts'
import { unitKinds, unitRoles } from '../unit.ts'

const codeShape = z.string().trim().min(1).max(120)
const nameShape = z.string().trim().min(2).max(200)

export const newUnitShape = z.object({
  code: codeShape,
  kind: z.enum(unitKinds),
  role: z.enum(unitRoles),
  vi: nameShape,
  en: nameShape,
  parent: codeShape.optional(),
  home: codeShape.optional(),
  leads: codeShape.optional(),
  bodies: z.array(z.enum(unitRoles)).max(10).optional(),
})

const receiverShape = z.union([codeShape, newUnitShape])
const amountsShape = z.record(z.string().max(60), z.string().regex(/^\d+(\.\d+)?$/))
const partShape = z.object({
  to: receiverShape,
  shares: amountsShape.optional(),
  amounts: amountsShape.optional(),
  people: z.array(z.string()).max(10_000).optional(),
})

export const changeShape = z.discriminatedUnion('act', [
  z.object({ act: z.literal('found'), unit: newUnitShape }),
  z.object({ act: z.literal('rename'), unit: codeShape, vi: nameShape, en: nameShape }),
  z.object({ act: z.literal('change_role'), unit: codeShape, role: z.enum(unitRoles) }),
  z.object({ act: z.literal('move'), unit: codeShape, to: codeShape }),
  z.object({
    act: z.literal('merge'),
    units: z.array(codeShape).min(1).max(100),
    into: receiverShape,
    areasFollow: z.boolean().optional(),
  }),
  z.object({ act: z.literal('split'), unit: codeShape, into: z.array(partShape).min(1).max(100), keeps: z.boolean() }),
  partShape.extend({ act: z.literal('transfer'), from: codeShape }),
  z.object({ act: z.literal('dissolve'), unit: codeShape, custodian: codeShape.optional() }),
  z.object({ act: z.literal('lead'), party: codeShape, area: codeShape.nullable() }),
])

/** A decision as it is written, units by code: the file of the command line has this shape. */
export const decisionShape = z.object({
  issuer: codeShape,
  symbol: z.string().trim().min(3).max(60).nullable(),
  issuedOn: dayShape,
  effectiveOn: dayShape,
  vi: z.string().trim().min(3).max(500),
  en: z.string().trim().min(3).max(500),
  custodian: codeShape.optional(),
  changes: z.array(changeShape).min(1).max(500),
})

/** One unit of a tree before or after: `mark` says what the decision does to it. */
export const branchShape = unitRefShape.extend({
  parent: z.string().nullable(),
  mark: z.enum(['ends', 'new', 'moves', 'renamed', 'changed', 'gives', 'gains']).nullable(),
})
export type Branch = z.infer<typeof branchShape>

export const successionShape = z.object({
  from: unitRefShape,
  to: unitRefShape,
  effectiveOn: z.string(),
  extent: z.enum(['whole', 'part']),
  /** Decimal fractions by basis; none: the part is unknown and earlier figures are not comparable. */
  shares: z.record(z.string(), z.string()),
  /** The decision it rests on. */
  decision: z.object({ id: z.string(), symbol: z.string().nullable(), name: textShape }).nullable(),
})

/** What else a decision touches: `blocks` must be settled first. */
export const effectShape = z.object({
  kind: z.enum(['members', 'applicants', 'entries', 'figures', 'targets', 'grants', 'posts', 'documents', 'transfers']),
  count: z.number(),
  unit: unitRefShape.nullable(),
  text: textShape,
  blocks: z.boolean(),
})

const issueShape = z.object({ code: z.string(), text: textShape, field: z.string().nullable() })

export const previewReorganisation = endpoint({
  name: 'previewReorganisation',
  method: 'POST',
  path: '/reorganisations/preview',
  summary: { vi: 'Xem trước việc sắp xếp tổ chức', en: 'Preview of a reorganisation' },
  access: 'account',
  input: decisionShape,
  output: z.object({
    issues: z.array(issueShape),
    effects: z.array(effectShape),
    before: z.array(branchShape),
    after: z.array(branchShape),
    successions: z.array(successionShape),
    can: z.object({ decide: abilityShape }),
  }),
})

export const decideReorganisation = endpoint({
  name: 'decideReorganisation',
  method: 'POST',
  path: '/reorganisations/decide',
  summary: { vi: 'Ghi quyết định sắp xếp tổ chức', en: 'Record a decision that reorganises' },
  access: 'account',
  input: decisionShape.extend({ id: newIdShape }),
  output: doneShape.extend({ isCarriedOut: z.boolean() }),
})

/** Only before its day; afterwards only a further decision changes what it did. */
export const withdrawReorganisation = endpoint({
  name: 'withdrawReorganisation',
  method: 'POST',
  path: '/reorganisations/withdraw',
  summary: { vi: 'Rút quyết định chưa có hiệu lực', en: 'Withdraw a decision before its day' },
  access: 'account',
  input: z.object({ id: newIdShape, reason: z.string().trim().min(3).max(500) }),
  output: doneShape,
})

export const decisionLineShape = z.object({
  id: z.string(),
  symbol: z.string().nullable(),
  issuer: unitRefShape,
  issuedOn: z.string(),
  effectiveOn: z.string(),
  name: textShape,
  state: z.enum(['planned', 'waiting', 'carried_out', 'withdrawn']),
  changeCount: z.number(),
})

export const listReorganisations = endpoint({
  name: 'listReorganisations',
  method: 'GET',
  path: '/reorganisations',
  summary: { vi: 'Các quyết định sắp xếp tổ chức', en: 'Decisions that reorganise' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({ decisions: z.array(decisionLineShape), can: z.object({ decide: abilityShape }) }),
})

export const readReorganisation = endpoint({
  name: 'readReorganisation',
  method: 'GET',
  path: '/reorganisations/decision',
  summary: { vi: 'Một quyết định sắp xếp tổ chức', en: 'One decision that reorganises' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: decisionLineShape.extend({
    decision: decisionShape,
    before: z.array(branchShape),
    after: z.array(branchShape),
    successions: z.array(successionShape),
    decidedBy: z.object({ name: textShape, at: z.string() }),
    withdrawn: z.object({ name: textShape, at: z.string(), reason: z.string().nullable() }).nullable(),
    can: z.object({ withdraw: abilityShape }),
  }),
})

const datedShape = { from: z.string().nullable(), until: z.string().nullable() }

/** The whole history of one unit: what it was called, where it stood, what it came from and what became of it. */
export const readUnitHistory = endpoint({
  name: 'readUnitHistory',
  method: 'GET',
  path: '/units/history',
  summary: { vi: 'Lịch sử của một đơn vị', en: 'The history of a unit' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: unitRefShape.extend({
    ...datedShape,
    custodian: unitRefShape.nullable(),
    names: z.array(z.object({ name: textShape, ...datedShape })),
    parents: z.array(z.object({ parent: unitRefShape, ...datedShape })),
    roles: z.array(z.object({ role: z.enum(unitRoles), ...datedShape })),
    leads: z.array(z.object({ area: unitRefShape, ...datedShape })),
    predecessors: z.array(successionShape),
    successors: z.array(successionShape),
  }),
})
