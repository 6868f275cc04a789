import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, doneShape, instantShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { findingShape, measureRefShape, printedFigureShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { submissionEvents, submissionStates } from '../submission.ts'

/** The place of a submission: one form, one unit, one period. */
const placeShape = { form: z.string().min(1), unit: z.string().min(1), period: z.string().min(1) }
/** Where a page begins: `next` of the page before. */
const afterShape = z.string().regex(/^\d{1,6}$/, { error: '0…999999' })
const periodShape = z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() })

/** How values came to who typed them, when the unit did not type them itself; both names stand on the submission. */
const behalfShape = z.object({
  channel: z.enum(['telephone', 'paper', 'message']),
  reportedBy: z.string().trim().min(2).max(120),
})

export const submissionEventShape = z.object({
  event: z.enum(submissionEvents),
  at: z.string(),
  by: textShape,
  /** Who reported by telephone or on paper, where another typed. */
  behalf: behalfShape.nullable(),
  reason: z.string().nullable(),
})

const remarkShape = z.object({
  id: z.string(),
  measure: z.string(),
  class: z.string().nullable(),
  text: z.string(),
  by: textShape,
  at: z.string(),
  /** The value has changed since, or the remark was answered. */
  isSettled: z.boolean(),
  answer: z.string().nullable(),
})

/** What a browser needs to read and check a typed value without the server; the measure's version of this period. */
const measureRuleShape = z.object({
  result: z.enum(['quantity', 'class', 'date', 'words']),
  isWhole: z.boolean(),
  isNonNegative: z.boolean(),
  least: z.string().nullable(),
  most: z.string().nullable(),
  overTime: z.enum(['sum', 'last', 'none']),
  entry: z.enum(['in_period', 'cumulative']),
  decimals: z.number().int().nullable(),
})

/** A cell of the grid. `typed` takes a value; every other is filled in from what is held, and opens its lineage. */
export const gridCellShape = z.object({
  /** Names the cell within the form: `measure` or `measure/class`. */
  key: z.string(),
  measure: measureRefShape,
  class: z.string().nullable(),
  className: textShape.nullable(),
  isTyped: z.boolean(),
  isRequired: z.boolean(),
  hint: textShape.nullable(),
  rule: measureRuleShape,
  /** The entry that stands now, with what it takes to correct it. */
  entry: z
    .object({
      id: z.string(),
      /** As typed and saved, in plain decimals (`1234.5`), or a word before it (`trên 110`). */
      text: z.string(),
      isEstimate: z.boolean(),
      isNotApplicable: z.boolean(),
      isApproved: z.boolean(),
      by: textShape,
      at: z.string(),
    })
    .nullable(),
  note: z.string().nullable(),
  figure: printedFigureShape,
  /** The period before, and the same period last year; shown in grey. */
  previous: printedFigureShape.nullable(),
  lastYear: printedFigureShape.nullable(),
})
export type GridCell = z.infer<typeof gridCellShape>

const submissionRefShape = z.object({
  form: z.object({ code: z.string(), name: textShape }),
  unit: unitRefShape,
  period: periodShape,
  state: z.enum(submissionStates),
  dueOn: z.string(),
  /** Against the day of the server. */
  timeliness: z.enum(['on_time', 'late', 'not_due', 'overdue']),
  submittedOn: z.string().nullable(),
})
export type SubmissionRef = z.infer<typeof submissionRefShape>

/** Everything it takes to fill a form in for a unit and period, and to check it with no network. */
export const openGrid = endpoint({
  name: 'openGrid',
  method: 'GET',
  path: '/submissions/grid',
  summary: { vi: 'Mở biểu để nhập', en: 'Open a form for entry' },
  access: 'account',
  input: z.object(placeShape),
  output: submissionRefShape.extend({
    sections: z.array(z.object({ title: textShape, cells: z.array(gridCellShape) })),
    findings: z.array(findingShape),
    remarks: z.array(remarkShape),
    history: z.array(submissionEventShape),
    /** Units below whose reports this one stands on. */
    below: z.object({ asked: z.number().int(), in: z.number().int(), approved: z.number().int() }).nullable(),
    /** The server's day; a clock set wrong in the browser does not matter. */
    today: z.string(),
    can: z.object({
      save: abilityShape,
      submit: abilityShape,
      takeBack: abilityShape,
      return: abilityShape,
      approve: abilityShape,
      reopen: abilityShape,
      onBehalf: z.boolean(),
    }),
  }),
})
export type Grid = z.infer<typeof openGrid.output>

/** One typed cell. `id` is made by the client when the cell was typed: sent twice it is stored once. */
export const cellInputShape = z.object({
  id: newIdShape,
  measure: z.string().min(1),
  class: z.string().min(1).optional(),
  /** What was typed; empty takes the standing value back. */
  value: z.string().max(200),
  isEstimate: z.boolean().default(false),
  isNotApplicable: z.boolean().default(false),
  /** The entry the person saw when typing; null when the cell was empty. Another one standing there is a conflict. */
  seen: z.string().nullable(),
})

/**
 * Saves typed cells, each by itself: one that is refused or in conflict does not hold the others back, and nothing that
 * was typed is lost. A row already stored under its id answers `saved`.
 */
export const saveCells = endpoint({
  name: 'saveCells',
  method: 'POST',
  path: '/submissions/save',
  summary: { vi: 'Lưu các ô đã nhập', en: 'Save typed cells' },
  access: 'account',
  mostBytes: 5_000_000,
  input: z.object({
    ...placeShape,
    cells: z.array(cellInputShape).min(1).max(10_000),
    behalf: behalfShape.optional(),
  }),
  output: z.object({
    state: z.enum(submissionStates),
    cells: z.array(
      z.object({
        id: z.string(),
        key: z.string(),
        outcome: z.enum(['saved', 'refused', 'conflict']),
        refusal: z.object({ code: z.string(), message: textShape }).nullable(),
        /** What stands there now, where it is in conflict: shown side by side with what was typed. */
        theirs: gridCellShape.shape.entry,
      }),
    ),
  }),
})

export const writeCellNote = endpoint({
  name: 'writeCellNote',
  method: 'POST',
  path: '/submissions/note',
  summary: { vi: 'Ghi chú một ô', en: 'Note on a cell' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    ...placeShape,
    measure: z.string().min(1),
    class: z.string().min(1).optional(),
    text: z.string().trim().max(1000),
  }),
  output: doneShape,
})

/**
 * Hands the report to the unit above. Refused while a required cell is empty, a contradiction is unanswered, or units
 * below are not in, unless `withoutBelow` says why.
 */
export const submitReport = endpoint({
  name: 'submitReport',
  method: 'POST',
  path: '/submissions/submit',
  summary: { vi: 'Nộp báo cáo', en: 'Submit a report' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    ...placeShape,
    behalf: behalfShape.optional(),
    withoutBelow: z.string().trim().min(3).max(500).optional(),
  }),
  output: doneShape.extend({ state: z.enum(submissionStates) }),
})

export const takeBackReport = endpoint({
  name: 'takeBackReport',
  method: 'POST',
  path: '/submissions/take-back',
  summary: { vi: 'Rút lại báo cáo đã nộp', en: 'Take a submitted report back' },
  access: 'account',
  input: z.object({ id: newIdShape, ...placeShape }),
  output: doneShape.extend({ state: z.enum(submissionStates) }),
})

export const returnReport = endpoint({
  name: 'returnReport',
  method: 'POST',
  path: '/submissions/return',
  summary: { vi: 'Trả lại báo cáo', en: 'Return a report' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    ...placeShape,
    reason: z.string().trim().min(3).max(500),
    remarks: z
      .array(
        z.object({
          id: newIdShape,
          measure: z.string().min(1),
          class: z.string().min(1).optional(),
          text: z.string().trim().min(1).max(500),
        }),
      )
      .max(400)
      .default([]),
  }),
  output: doneShape.extend({ state: z.enum(submissionStates) }),
})

/**
 * Approves reports of one form and period, all or none; their entries are approved and their places locked. With `seen`, a
 * cell that stands otherwise than the person saw it is a conflict `report-changed`, whose details show both. For several at
 * once it is enough to say when they were seen: `seenAt` is the `knownAt` of the page, for all of them or for each unit.
 */
export const approveReports = endpoint({
  name: 'approveReports',
  method: 'POST',
  path: '/submissions/approve',
  summary: { vi: 'Duyệt báo cáo', en: 'Approve reports' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    form: z.string(),
    period: z.string(),
    units: z.array(z.string()).min(1).max(400),
    /** The typed cells of a report as the person saw them: the entry of each, null where it was empty. */
    seen: z
      .array(
        z.object({
          unit: z.string(),
          cells: z.array(z.object({ key: z.string(), entry: z.string().nullable() })).max(1000),
        }),
      )
      .max(400)
      .optional(),
    seenAt: z.union([instantShape, z.record(z.string(), instantShape)]).optional(),
  }),
  output: doneShape.extend({ approved: z.number().int() }),
})

/** The details of `report-changed`: each cell with what was seen and what stands, as printed. */
export const reportChangedShape = z.object({
  changed: z.array(
    z.object({
      unit: z.string(),
      unitName: textShape,
      key: z.string(),
      name: textShape,
      seen: textShape,
      now: textShape,
    }),
  ),
})

export const reopenReport = endpoint({
  name: 'reopenReport',
  method: 'POST',
  path: '/submissions/reopen',
  summary: { vi: 'Mở lại báo cáo đã khóa', en: 'Reopen a locked report' },
  access: 'account',
  input: z.object({ id: newIdShape, ...placeShape, reason: z.string().trim().min(3).max(500) }),
  output: doneShape.extend({ state: z.enum(submissionStates) }),
})

export const answerRemark = endpoint({
  name: 'answerRemark',
  method: 'POST',
  path: '/submissions/answer-remark',
  summary: { vi: 'Trả lời nhận xét', en: 'Answer a remark' },
  access: 'account',
  input: z.object({ id: newIdShape, remark: z.string(), answer: z.string().trim().min(1).max(500) }),
  output: doneShape,
})

/** What waits for the reader: to enter, to submit again, to approve; soonest due first. */
export const listDue = endpoint({
  name: 'listDue',
  method: 'GET',
  path: '/submissions/due',
  summary: { vi: 'Báo cáo chờ tôi', en: 'Reports waiting for me' },
  access: 'account',
  input: z.object({ unit: z.string().optional(), after: afterShape.optional() }),
  output: z.object({
    due: z.array(submissionRefShape.extend({ waitsFor: z.enum(['entry', 'correction', 'approval', 'units_below']) })),
    next: z.string().nullable(),
    counts: z.object({ entry: z.number().int(), correction: z.number().int(), approval: z.number().int() }),
  }),
})

/** How a form stands below a unit: who is in, on time, late, missing; a page of its direct children. */
export const readProgress = endpoint({
  name: 'readProgress',
  method: 'GET',
  path: '/submissions/progress',
  summary: { vi: 'Tiến độ báo cáo', en: 'Progress of reporting' },
  access: 'account',
  input: z.object({ ...placeShape, state: z.enum(submissionStates).optional(), after: afterShape.optional() }),
  output: z.object({
    period: periodShape,
    /** What became known later was not seen. */
    knownAt: z.string(),
    dueOn: z.string(),
    whole: z.object({
      asked: z.number().int(),
      in: z.number().int(),
      onTime: z.number().int(),
      late: z.number().int(),
      overdue: z.number().int(),
      approved: z.number().int(),
    }),
    units: z.array(
      z.object({
        unit: unitRefShape,
        own: submissionRefShape.nullable(),
        asked: z.number().int(),
        in: z.number().int(),
        onTime: z.number().int(),
        late: z.number().int(),
        overdue: z.number().int(),
        approved: z.number().int(),
      }),
    ),
    next: z.string().nullable(),
    /** The same form over the periods before: completeness and timeliness as percentages, printed. */
    before: z.array(
      z.object({ period: periodShape, asked: z.number().int(), in: z.number().int(), onTime: z.number().int() }),
    ),
    can: z.object({ approve: abilityShape }),
  }),
})
