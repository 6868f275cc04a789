import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { mostFileBytes } from '../../files/file-kind.ts'
import { unitRefShape } from '../../org/contract.ts'
import { directiveShape, typedDirective } from '../contract.ts'
import { coverageStates, demandBases } from '../coverage.ts'
import { audiences, relationKinds, summingUpKinds } from '../directive.ts'
import { summingUpStates } from '../force.ts'

export const reasonShape = z.string().trim().min(3).max(500)

/** Another document as it is named here; null where the reader may not open it. */
const otherShape = z
  .object({
    id: z.string().nullable(),
    symbol: z.string().nullable(),
    name: textShape,
    issuedOn: z.string().nullable(),
  })
  .nullable()

export const shareShape = z.object({ part: z.number().int(), whole: z.number().int(), printed: textShape })
export const coverageCountsShape = z.object({
  done: z.number().int(),
  asked: z.number().int(),
  onTime: z.number().int(),
  late: z.number().int(),
  undated: z.number().int(),
  missing: z.number().int(),
  awaited: z.number().int(),
  exempt: z.number().int(),
})
export const demandShape = z.object({
  id: z.string(),
  base: z.enum(demandBases),
  body: z.string(),
  dueOn: z.string(),
  /** Of the whole base; null for a reader below, who sees only its own units. */
  counts: coverageCountsShape.nullable(),
  share: shareShape.nullable(),
  /** How the reader’s own units stand, where the reader stands below. */
  own: z.array(z.object({ unit: unitRefShape, state: z.enum(coverageStates) })),
})

export const readDirective = endpoint({
  name: 'readDirective',
  method: 'GET',
  path: '/directives/directive',
  summary: { vi: 'Một văn bản chỉ đạo', en: 'One directive' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: directiveShape.extend({
    summary: z.string().nullable(),
    /** The document of this installation that was issued as this one, by its short code. */
    edition: z.object({ code: z.string(), name: textShape }).nullable(),
    signedOn: z.string().nullable(),
    effectiveOn: z.string().nullable(),
    horizon: z.object({ id: z.string(), text: textShape, last: z.string().nullable() }).nullable(),
    audience: z.enum(audiences),
    partners: z.array(unitRefShape),
    /** The symbol’s type and the type of the document do not agree by the table of types; a remark, not a fault. */
    symbolRemark: textShape.nullable(),
    provisions: z.array(
      z.object({ id: z.string(), number: z.string(), text: z.string(), hint: z.string().nullable() }),
    ),
    relations: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(relationKinds),
        /** `out`: this document implements, amends, replaces the other; `in`: the other one this. */
        way: z.enum(['out', 'in']),
        other: otherShape,
        from: z.string().nullable(),
      }),
    ),
    summingUps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(summingUpKinds),
        dueOn: z.string(),
        heldOn: z.string().nullable(),
        document: otherShape,
        state: z.enum(summingUpStates),
      }),
    ),
    files: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: textShape,
        size: z.number().int(),
        sha256: z.string(),
        isShown: z.boolean(),
        at: z.string(),
      }),
    ),
    demands: z.array(demandShape),
    sessions: z.array(z.object({ id: z.string(), title: z.string(), heldOn: z.string() })),
    /** What was done with it, latest first. */
    history: z.array(z.object({ at: z.string(), by: textShape, verb: z.string(), reason: z.string().nullable() })),
    earlier: z.array(
      z.object({
        symbol: z.string().nullable(),
        name: textShape,
        issuedOn: z.string().nullable(),
        until: z.string(),
      }),
    ),
    can: z.object({ write: abilityShape }),
  }),
})

/** What was believed is kept with the act that corrected it; the document keeps its id. */
export const correctDirective = endpoint({
  name: 'correctDirective',
  method: 'POST',
  path: '/directives/correct',
  summary: { vi: 'Đính chính văn bản trong sổ', en: 'Correct a directive' },
  access: 'account',
  input: z.object({ id: z.string(), ...typedDirective, reason: reasonShape }),
  output: doneShape,
})

/** Takes out of the register what does not belong there; refused while other documents or targets rest on it. */
export const withdrawDirective = endpoint({
  name: 'withdrawDirective',
  method: 'POST',
  path: '/directives/withdraw',
  summary: { vi: 'Rút văn bản ghi nhầm', en: 'Withdraw a directive' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})

/** Says how a document stands to another one of a register, or (`outside`) to one that is in none here. */
export const relateDirectives = endpoint({
  name: 'relateDirectives',
  method: 'POST',
  path: '/directives/relate',
  summary: { vi: 'Nối với văn bản khác', en: 'Relate two directives' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    directive: z.string(),
    kind: z.enum(relationKinds),
    to: z.string().optional(),
    outside: z.string().trim().min(3).max(300).optional(),
  }),
  output: doneShape,
})

export const unrelateDirectives = endpoint({
  name: 'unrelateDirectives',
  method: 'POST',
  path: '/directives/unrelate',
  summary: { vi: 'Bỏ mối nối ghi nhầm', en: 'Take a relation back' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})

/** Plans a sơ kết or tổng kết, or records that a planned one was held: the same id, sent again. */
export const setSummingUp = endpoint({
  name: 'setSummingUp',
  method: 'POST',
  path: '/directives/summing-up',
  summary: { vi: 'Lịch sơ kết, tổng kết', en: 'Calendar of summing-up' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    directive: z.string(),
    kind: z.enum(summingUpKinds),
    dueOn: dayShape,
    heldOn: dayShape.optional(),
    /** The document that sums up. */
    document: z.string().optional(),
  }),
  output: doneShape,
})

export const withdrawSummingUp = endpoint({
  name: 'withdrawSummingUp',
  method: 'POST',
  path: '/directives/summing-up/withdraw',
  summary: { vi: 'Bỏ một mốc sơ kết, tổng kết', en: 'Take a summing-up off the calendar' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})

export const attachFile = endpoint({
  name: 'attachFile',
  method: 'POST',
  path: '/directives/files/attach',
  summary: { vi: 'Đính kèm tệp', en: 'Attach a file' },
  access: 'account',
  // A little more than is taken, so that a file just too large is refused in words.
  takesFile: { mostBytes: mostFileBytes + 1_048_576 },
  input: z.object({ id: newIdShape, directive: z.string(), name: z.string().trim().min(1).max(255) }),
  output: doneShape,
})

export const withdrawFile = endpoint({
  name: 'withdrawFile',
  method: 'POST',
  path: '/directives/files/withdraw',
  summary: { vi: 'Gỡ tệp đính kèm', en: 'Take a file off' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})

export const openFile = endpoint({
  name: 'openFile',
  method: 'GET',
  path: '/directives/files/file',
  summary: { vi: 'Mở tệp đính kèm', en: 'Open an attached file' },
  access: 'account',
  isFile: true,
  input: z.object({ id: z.string(), show: z.enum(['yes', 'no']).default('no') }),
  output: z.unknown(),
})
