import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { contentShape } from '../document/content.ts'
import { frameShape } from '../document/frame.ts'
import { documentKinds } from '../document/kind.ts'
import { documentEvents, documentStates } from '../document/life.ts'

/** Documents that are being written. Issued ones are `contract/edition.ts`; templates are `contract/template.ts`. */

/** The record id of a document. */
const idShape = z.string().min(1).max(40)
/** A section by its key. */
const keyShape = z.string().min(1).max(60)
/** Bytes of Yjs in base64. */
const bytesShape = z
  .string()
  .max(4_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, { error: 'base64' })
/** Where a page begins: `next` of the page before. */
const afterShape = z.string().regex(/^\d{1,6}$/, { error: '0…999999' })
const periodShape = z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() })
const personShape = z.object({ account: z.string(), name: textShape })
export type PersonRef = z.infer<typeof personShape>

/** What of a document waits for the reader, most urgent first. */
export const waitings = ['late', 'returned', 'section', 'opinion', 'sign', 'section_approval'] as const

const documentRefShape = z.object({
  id: z.string(),
  /** Short and lasting; on paper it stands with the QR, in the address as `/d/<code>`. */
  code: z.string(),
  kind: z.enum(documentKinds),
  title: z.string(),
  summary: z.string(),
  unit: unitRefShape,
  period: periodShape,
  language: z.enum(['vi', 'en']),
  state: z.enum(documentStates),
  template: z.object({ code: z.string(), name: textShape }).nullable(),
  pack: z.string().nullable(),
  createdAt: z.string(),
  createdBy: textShape,
  /** The last change to its text. */
  changedAt: z.string(),
  changedBy: textShape,
  sections: z.object({
    total: z.number().int(),
    done: z.number().int(),
    overdue: z.number().int(),
    /** The earliest day of a section that is not done. */
    nextDueOn: z.string().nullable(),
  }),
  openRemarks: z.number().int(),
  opinions: z.object({ asked: z.number().int(), given: z.number().int() }),
  waits: z.array(z.enum(waitings)),
})
export type DocumentRef = z.infer<typeof documentRefShape>

/** Documents of a unit, those of the latest period first, and of one period the newest. */
export const findDocuments = endpoint({
  name: 'findDocuments',
  method: 'GET',
  path: '/documents',
  summary: { vi: 'Văn bản đang soạn', en: 'Documents being written' },
  access: 'account',
  input: z.object({
    unit: z.string().min(1),
    state: z.enum(documentStates).optional(),
    kind: z.enum(documentKinds).optional(),
    period: z.string().optional(),
    pack: z.string().optional(),
    /** `me`: only what waits for the reader. */
    waits: z.enum(['me']).optional(),
    /** Words of title and summary; accents need not be typed. */
    search: z.string().trim().max(120).optional(),
    after: afterShape.optional(),
  }),
  output: z.object({
    documents: z.array(documentRefShape),
    total: z.number().int(),
    next: z.string().nullable(),
    /** Of the unit, whatever is searched for. */
    waiting: z.number().int(),
    can: z.object({ create: abilityShape }),
  }),
})

/** A figure, table or chart of a template that this installation cannot fill; it stays in the text and shows why. */
export const placeProblemShape = z.object({
  /** The id of the figure, table or chart. */
  place: z.string(),
  kind: z.enum(['figure', 'table', 'chart']),
  code: z.enum(['unknown-measure', 'unknown-class', 'unknown-unit', 'unknown-period']),
  /** The measure, class, unit or period meant. */
  named: z.string(),
  message: textShape,
  /** The heading under which it stands. */
  under: z.string(),
})
export type PlaceProblem = z.infer<typeof placeProblemShape>

/** What a new document begins from. */
export const startShape = z.discriminatedUnion('from', [
  z.object({ from: z.literal('template'), template: z.string().min(1) }),
  /** The last document of the unit by this template; its prose is marked as old, its figures are renewed. */
  z.object({ from: z.literal('last'), template: z.string().min(1) }),
  z.object({ from: z.literal('document'), document: idShape }),
  z.object({
    from: z.literal('empty'),
    kind: z.enum(documentKinds).default('other'),
    title: z.string().max(120).optional(),
  }),
])
export type DocumentStart = z.infer<typeof startShape>

export const createDocument = endpoint({
  name: 'createDocument',
  method: 'POST',
  path: '/documents/create',
  summary: { vi: 'Soạn văn bản mới', en: 'Begin a document' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    unit: z.string().min(1),
    period: z.string().min(1),
    start: startShape,
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  output: doneShape.extend({
    code: z.string(),
    /** Places of the template that cannot be filled here; the document is made all the same. */
    problems: z.array(placeProblemShape),
    /** The document whose prose was taken over. */
    takenFrom: z.string().nullable(),
  }),
})

const sectionStates = ['open', 'done', 'approved'] as const
const sectionShape = z.object({
  key: z.string(),
  title: z.string(),
  /** An account, or a post or body in words. */
  owner: personShape.nullable(),
  ownerPost: z.string().nullable(),
  dueOn: z.string().nullable(),
  state: z.enum(sectionStates),
  markedBy: personShape.nullable(),
  markedAt: z.string().nullable(),
  note: z.string().nullable(),
  /** Its words were changed after it was marked as done or approved. */
  isChangedSince: z.boolean(),
  /** A heading of the text begins it. */
  isInText: z.boolean(),
  /** Paragraphs taken over from an earlier document and not touched since. */
  oldBlocks: z.number().int(),
  isMine: z.boolean(),
  can: z.object({ write: abilityShape, done: abilityShape, reopen: abilityShape, approve: abilityShape }),
})
export type DocumentSection = z.infer<typeof sectionShape>

const remarkShape = z.object({
  id: z.string(),
  /** The block it speaks of; it may be gone from the text. */
  block: z.string().nullable(),
  quote: z.string(),
  text: z.string(),
  by: personShape,
  at: z.string(),
  isOpen: z.boolean(),
  isInText: z.boolean(),
  answers: z.array(
    z.object({
      id: z.string(),
      act: z.enum(['answer', 'settle', 'reopen']),
      text: z.string(),
      by: personShape,
      at: z.string(),
    }),
  ),
  can: z.object({ answer: abilityShape, settle: abilityShape }),
})
export type DocumentRemark = z.infer<typeof remarkShape>

const opinionShape = z.object({
  who: personShape,
  isAsked: z.boolean(),
  dueOn: z.string().nullable(),
  verdict: z.enum(['agrees', 'asks_changes']).nullable(),
  text: z.string().nullable(),
  at: z.string().nullable(),
  /** The text was changed after the opinion was given. */
  isChangedSince: z.boolean(),
})
export type DocumentOpinion = z.infer<typeof opinionShape>

const stepShape = z.object({
  event: z.enum(['create', ...documentEvents]),
  state: z.enum(documentStates),
  note: z.string().nullable(),
  by: personShape,
  at: z.string(),
  /** The version kept at this step. */
  version: z.number().int().nullable(),
})

const versionShape = z.object({
  number: z.number().int(),
  /** Given by hand; empty for one that was kept at a step. */
  name: z.string(),
  reason: z.enum(['by_hand', 'restore', 'create', ...documentEvents]),
  by: personShape,
  at: z.string(),
  blocks: z.number().int(),
  words: z.number().int(),
})
export type DocumentVersion = z.infer<typeof versionShape>

/** Words of the reader that came after the text was closed: kept, and not part of the document. */
const lateUpdateShape = z.object({
  id: z.string(),
  at: z.string(),
  /** The paragraphs it wrote or changed, to be read and copied. */
  words: z.array(z.string()),
  bytes: z.string(),
})

/** Everything a page of the document needs. */
export const openDocument = endpoint({
  name: 'openDocument',
  method: 'GET',
  path: '/documents/open',
  summary: { vi: 'Mở văn bản', en: 'Open a document' },
  access: 'account',
  input: z.object({ document: idShape }),
  output: documentRefShape.omit({ sections: true, opinions: true }).extend({
    takenFrom: z.object({ id: z.string(), code: z.string(), period: textShape }).nullable(),
    /** The issued document that it corrects, by code. */
    corrects: z.string().nullable(),
    frame: frameShape,
    /** Goes back with `setDocumentFrame` as `seen`. */
    frameId: z.string(),
    /** The Yjs state in base64: one `Y.XmlFragment` named `content`. */
    state64: z.string(),
    /** Of `state64`; `followDocument` goes on from here. */
    seq: z.number().int(),
    /** What the text says, for those who do not edit. */
    content: contentShape,
    sections: z.array(sectionShape),
    remarks: z.array(remarkShape),
    opinions: z.array(opinionShape),
    steps: z.array(stepShape),
    versions: z.array(versionShape),
    late: z.array(lateUpdateShape),
    /** Changes with everything but the text: sections, remarks, steps. */
    stamp: z.string(),
    today: z.string(),
    can: z.object({
      write: abilityShape,
      setFrame: abilityShape,
      setSections: abilityShape,
      remark: abilityShape,
      giveOpinion: abilityShape,
      keepVersion: abilityShape,
      restore: abilityShape,
      'ask-opinions': abilityShape,
      'end-opinions': abilityShape,
      submit: abilityShape,
      return: abilityShape,
      withdraw: abilityShape,
      freeze: abilityShape,
      unfreeze: abilityShape,
      issue: abilityShape,
    }),
  }),
})
export type OpenedDocument = z.infer<typeof openDocument.output>

/**
 * Sends what was typed as Yjs updates, each under an id of its own: sent twice it is stored once. Updates of one request
 * are taken together or not at all. After the text was closed they are kept aside for their author (`kept_aside`).
 * Refused: `broken-update`, `updates-missing` (send the difference to the state instead), `content-not-understood` (a node
 * that a document has not, named), `document-too-large`, `not-your-section`.
 */
export const writeDocument = endpoint({
  name: 'writeDocument',
  method: 'POST',
  path: '/documents/write',
  summary: { vi: 'Lưu nội dung đã gõ', en: 'Save what was typed' },
  access: 'account',
  mostBytes: 6_000_000,
  input: z.object({
    document: idShape,
    updates: z
      .array(z.object({ id: newIdShape, bytes: bytesShape }))
      .min(1)
      .max(500),
  }),
  output: z.object({
    outcome: z.enum(['taken', 'kept_aside']),
    updates: z.array(
      z.object({ id: z.string(), outcome: z.enum(['taken', 'kept_aside']), seq: z.number().int().nullable() }),
    ),
    seq: z.number().int(),
    state: z.enum(documentStates),
  }),
})

/** What others typed since; asked every few seconds while the page is seen. */
export const followDocument = endpoint({
  name: 'followDocument',
  method: 'GET',
  path: '/documents/follow',
  summary: { vi: 'Nhận nội dung người khác vừa gõ', en: 'Fetch what others typed' },
  access: 'account',
  input: z.object({ document: idShape, after: z.string().regex(/^\d{1,9}$/, { error: '0…' }) }),
  output: z.object({
    /** Merged into one, in base64; null where nothing was typed. */
    update: z.string().nullable(),
    seq: z.number().int(),
    state: z.enum(documentStates),
    stamp: z.string(),
  }),
})

export const setDocumentFrame = endpoint({
  name: 'setDocumentFrame',
  method: 'POST',
  path: '/documents/frame',
  summary: { vi: 'Sửa thể thức của văn bản', en: 'Set what stands around the text' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    frame: frameShape,
    /** `frameId` as read; another one standing there is a conflict that tells it. */
    seen: z.string(),
  }),
  output: doneShape,
})

/** Sets all sections anew: who writes which, until when. What was marked as done stays so. */
export const setDocumentSections = endpoint({
  name: 'setDocumentSections',
  method: 'POST',
  path: '/documents/sections',
  summary: { vi: 'Phân công các phần', en: 'Assign the sections' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    sections: z
      .array(
        z.object({
          key: keyShape,
          title: z.string().trim().min(1).max(300),
          /** An account; or a post or body in words. */
          owner: z.string().max(40).nullable().default(null),
          ownerPost: z.string().trim().max(200).nullable().default(null),
          dueOn: dayShape.nullable().default(null),
        }),
      )
      .max(60),
  }),
  output: doneShape,
})

export const markDocumentSection = endpoint({
  name: 'markDocumentSection',
  method: 'POST',
  path: '/documents/mark-section',
  summary: { vi: 'Báo xong, duyệt hoặc mở lại một phần', en: 'Mark a section done, approved or open' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    key: keyShape,
    mark: z.enum(['done', 'approve', 'reopen']),
    note: z.string().trim().max(500).optional(),
  }),
  output: doneShape.extend({ state: z.enum(sectionStates) }),
})

export const remarkOnDocument = endpoint({
  name: 'remarkOnDocument',
  method: 'POST',
  path: '/documents/remark',
  summary: { vi: 'Góp ý vào văn bản', en: 'Remark on a document' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    /** The block it speaks of; null for the whole. */
    block: z.string().min(1).max(40).nullable().default(null),
    /** The words meant, as they stood. */
    quote: z.string().max(500).default(''),
    text: z.string().trim().min(1).max(2_000),
  }),
  output: doneShape,
})

export const answerDocumentRemark = endpoint({
  name: 'answerDocumentRemark',
  method: 'POST',
  path: '/documents/answer-remark',
  summary: { vi: 'Trả lời, khép hoặc mở lại góp ý', en: 'Answer, settle or reopen a remark' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    remark: z.string().max(40),
    act: z.enum(['answer', 'settle', 'reopen']),
    text: z.string().trim().max(2_000).default(''),
  }),
  output: doneShape,
})

/** Agrees or asks for changes; the opinion of the same person before it stands no longer. */
export const giveOpinion = endpoint({
  name: 'giveOpinion',
  method: 'POST',
  path: '/documents/opinion',
  summary: { vi: 'Cho ý kiến về văn bản', en: 'Give an opinion on a document' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    verdict: z.enum(['agrees', 'asks_changes']),
    text: z.string().trim().max(2_000).default(''),
  }),
  output: doneShape,
})

/**
 * A step of its life that needs no printing: `freeze`, `unfreeze` and `issue` are of `contract/edition.ts`. Each step keeps a
 * version. `ask-opinions` names who is asked; `return` and `withdraw` need a note.
 */
export const stepDocument = endpoint({
  name: 'stepDocument',
  method: 'POST',
  path: '/documents/step',
  summary: { vi: 'Chuyển bước của văn bản', en: 'Take a document a step on' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    event: z.enum(['ask-opinions', 'end-opinions', 'submit', 'return', 'withdraw']),
    note: z.string().trim().max(1_000).default(''),
    /** Accounts in charge whose opinion is asked for. */
    ask: z.array(z.string().max(40)).max(40).default([]),
    /** Until when they are to answer. */
    dueOn: dayShape.nullable().default(null),
  }),
  output: doneShape.extend({ state: z.enum(documentStates), version: z.number().int() }),
})

export const keepDocumentVersion = endpoint({
  name: 'keepDocumentVersion',
  method: 'POST',
  path: '/documents/keep-version',
  summary: { vi: 'Giữ lại một bản', en: 'Keep a version' },
  access: 'account',
  input: z.object({ id: newIdShape, document: idShape, name: z.string().trim().min(1).max(120) }),
  output: doneShape.extend({ number: z.number().int() }),
})

/** A version as content, to be set beside another one; without a number the text as it stands now. */
export const readDocumentVersion = endpoint({
  name: 'readDocumentVersion',
  method: 'GET',
  path: '/documents/version',
  summary: { vi: 'Đọc một bản đã giữ', en: 'Read a version' },
  access: 'account',
  input: z.object({
    document: idShape,
    number: z
      .string()
      .regex(/^\d{1,6}$/, { error: '1…' })
      .optional(),
  }),
  output: z.object({ version: versionShape.nullable(), content: contentShape }),
})

/** Brings the words of a version back as one more change; the text as it stood is kept as a version first. */
export const restoreDocumentVersion = endpoint({
  name: 'restoreDocumentVersion',
  method: 'POST',
  path: '/documents/restore',
  summary: { vi: 'Lấy lại nội dung của một bản', en: 'Restore a version' },
  access: 'account',
  input: z.object({ id: newIdShape, document: idShape, number: z.number().int().min(1) }),
  output: doneShape.extend({ seq: z.number().int(), keptAs: z.number().int() }),
})

/** Takes words over that came too late, now that the text is open again, or lays them aside for good. */
export const settleLateUpdates = endpoint({
  name: 'settleLateUpdates',
  method: 'POST',
  path: '/documents/late',
  summary: { vi: 'Đưa vào hoặc bỏ phần gõ muộn', en: 'Take late words over, or leave them' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    updates: z.array(z.string().max(40)).min(1).max(500),
    act: z.enum(['take', 'leave']),
  }),
  output: doneShape.extend({ seq: z.number().int() }),
})

/** Accounts that may be put in charge of a section or asked for an opinion: those with a role over the unit or below it. */
export const listDocumentPeople = endpoint({
  name: 'listDocumentPeople',
  method: 'GET',
  path: '/documents/people',
  summary: { vi: 'Người có thể được phân công', en: 'People who may be put in charge' },
  access: 'account',
  input: z.object({ unit: z.string().min(1), search: z.string().trim().max(120).optional() }),
  output: z.object({
    people: z.array(personShape.extend({ unit: unitRefShape.nullable(), roles: z.array(z.string()) })),
  }),
})
