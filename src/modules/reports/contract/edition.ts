import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { addressShape, printedFigureShape } from '../../figures/contract.ts'
import { mostFileBytes } from '../../files/file-kind.ts'
import { unitRefShape } from '../../org/contract.ts'
import { manifestShape } from '../contract.ts'
import { packBesideShape } from './pack.ts'
import { printableShape } from './printable.ts'

/** What an edition is in: fixed; given its number outside; opened again for changes; without this life (a quick report). */
export const editionStates = ['frozen', 'issued', 'replaced', 'kept'] as const
export const editionFormats = ['docx', 'pdf'] as const

/** Something in the way of freezing a document: refused outright, or only to be confirmed. */
export const obstacleKinds = [
  'empty',
  'unapproved',
  'figure-not-open',
  'figure-missing',
  'contradiction',
  'section-open',
  'old-prose',
  'no-name',
] as const
const obstacleShape = z.object({
  kind: z.enum(obstacleKinds),
  /** Nothing is frozen while it stands; else it is confirmed (`confirmed` holds its kind). */
  isRefused: z.boolean(),
  text: textShape,
  /** Ids of the figures, live tables and charts of the text, or keys of sections, that it speaks of. */
  about: z.array(z.string()),
})
export type FreezeObstacle = z.output<typeof obstacleShape>

/** The document as it would be printed now, and what stands in the way of freezing it. */
export const previewEdition = endpoint({
  name: 'previewEdition',
  method: 'GET',
  path: '/documents/print-preview',
  summary: { vi: 'Xem văn bản như sẽ in', en: 'See a document as it will be printed' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    unit: unitRefShape,
    state: z.string(),
    printable: printableShape,
    numbers: z.number().int(),
    unapproved: z.number().int(),
    obstacles: z.array(obstacleShape),
    can: z.object({ freeze: abilityShape, print: abilityShape }),
    /** The last print of this draft, by anybody. */
    lastPrint: z.object({ at: z.string(), by: textShape, pages: z.number().int() }).nullable(),
    /** What it was frozen as, newest first. */
    editions: z.array(z.object({ code: z.string(), state: z.enum(editionStates), at: z.string() })),
  }),
})
export type EditionPreview = z.output<typeof previewEdition.output>

/** The draft as a file; `DỰ THẢO` on every page. */
export const downloadDraftEdition = endpoint({
  name: 'downloadDraftEdition',
  method: 'GET',
  path: '/documents/draft-file',
  summary: { vi: 'Tải dự thảo văn bản', en: 'Download the draft of a document' },
  access: 'account',
  input: z.object({ id: z.string(), format: z.enum(editionFormats) }),
  output: z.any(),
  isFile: true,
})

/** Remembers what the pages of a draft say today, and tells which differ from those printed last. */
export const printDraft = endpoint({
  name: 'printDraft',
  method: 'POST',
  path: '/documents/print',
  summary: { vi: 'In dự thảo, nhớ các trang', en: 'Print a draft and remember its pages' },
  access: 'account',
  input: z.object({ id: newIdShape, document: z.string() }),
  output: doneShape.extend({
    pages: z.number().int(),
    /** Numbers of pages, of this print; null where it was never printed before. */
    changedPages: z.array(z.number().int()).nullable(),
    /** Numbers of pages of the print before that are to be taken out; null where it was never printed before. */
    removedPages: z.array(z.number().int()).nullable(),
    lastPrint: z.object({ at: z.string(), by: textShape, pages: z.number().int() }).nullable(),
  }),
})

/** `Chốt văn bản`: its text and numbers are fixed and kept as .docx, .pdf and a page of the web. */
export const freezeDocument = endpoint({
  name: 'freezeDocument',
  method: 'POST',
  path: '/documents/freeze',
  summary: { vi: 'Chốt văn bản', en: 'Freeze a document' },
  access: 'account',
  input: z.object({
    /** Of the edition. */
    id: newIdShape,
    document: z.string(),
    printsUnapproved: z.boolean().default(false),
    confirmed: z.array(z.enum(obstacleKinds)).default([]),
  }),
  output: doneShape.extend({ code: z.string(), sha256: z.string(), pdfSha256: z.string() }),
})

/** Opens a frozen document again; what was frozen is kept, marked as replaced. */
export const unfreezeDocument = endpoint({
  name: 'unfreezeDocument',
  method: 'POST',
  path: '/documents/unfreeze',
  summary: { vi: 'Mở chốt văn bản', en: 'Unfreeze a document' },
  access: 'account',
  input: z.object({ id: newIdShape, code: z.string(), reason: z.string().trim().min(3).max(500) }),
  output: doneShape,
})

/** Where an issued document stands in the register of directives; null where it does not, or the reader may not open it. */
const registerEntryShape = z
  .object({
    id: z.string(),
    symbol: z.string(),
    name: textShape,
    /** The entry came in before, by hand or from the document system; the document was linked with it. */
    wasThere: z.boolean(),
  })
  .nullable()

/** `Đã ban hành`: number, symbol and date came back from the document system. The number is never given here. */
export const issueDocument = endpoint({
  name: 'issueDocument',
  method: 'POST',
  path: '/documents/issue',
  summary: { vi: 'Ghi nhận đã ban hành', en: 'Record that a document was issued' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    code: z.string(),
    /** `12-BC/QU`. */
    symbol: z.string().trim().min(1).max(60),
    issuedOn: dayShape,
  }),
  output: doneShape.extend({ symbol: z.string(), register: registerEntryShape }),
})

/** The signed file, as it came back: its bytes and their hash are kept. Its signatures are not checked by this system. */
export const attachSignedFile = endpoint({
  name: 'attachSignedFile',
  method: 'POST',
  path: '/documents/signed-file',
  summary: { vi: 'Nộp tệp đã ký', en: 'Attach the signed file' },
  access: 'account',
  input: z.object({ id: newIdShape, code: z.string(), name: z.string().max(200) }),
  output: doneShape.extend({ sha256: z.string() }),
  takesFile: { mostBytes: mostFileBytes },
})

/** A detached signature that an outside service made over the digest of a slot. It is kept, and not checked here. */
export const fillSignatureSlot = endpoint({
  name: 'fillSignatureSlot',
  method: 'POST',
  path: '/documents/signature',
  summary: { vi: 'Đặt tệp chữ ký số vào ô ký', en: 'Put a detached signature into its slot' },
  access: 'account',
  input: z.object({ id: newIdShape, slot: z.string(), name: z.string().max(200) }),
  output: doneShape.extend({ sha256: z.string() }),
  takesFile: { mostBytes: 1_048_576 },
})

const keptFileShape = z.object({ id: z.string(), name: z.string(), size: z.number().int(), sha256: z.string() })

export const changedNumberShape = z.object({
  number: z.number().int(),
  address: addressShape,
  printedThen: z.string(),
  printedNow: textShape,
  figure: printedFigureShape,
  /** By how much: `tăng 2 người`; null where one of the two is no number. */
  difference: textShape.nullable(),
  /** Reasons given for the corrections made since. */
  reasons: z.array(z.string()),
})
export type ChangedNumber = z.output<typeof changedNumberShape>

/** What was kept when a document was frozen, and what has become of it since. */
export const readEdition = endpoint({
  name: 'readEdition',
  method: 'GET',
  path: '/documents/edition',
  summary: { vi: 'Một văn bản đã chốt', en: 'A frozen document' },
  access: 'account',
  input: z.object({ code: z.string() }),
  output: z.object({
    code: z.string(),
    document: z.string().nullable(),
    unit: unitRefShape,
    name: textShape,
    period: z.object({ id: z.string(), text: textShape }),
    state: z.enum(editionStates),
    frozenAt: z.string(),
    frozenBy: textShape,
    knownAt: z.string(),
    files: z.array(z.object({ format: z.enum(editionFormats), sha256: z.string(), size: z.number().int() })),
    /** Of the text and all its numbers, whatever they are printed in; null for what was kept before there were editions. */
    contentSha256: z.string().nullable(),
    pages: z.number().int().nullable(),
    issue: z.object({ symbol: z.string(), issuedOn: dayShape, at: z.string(), by: textShape }).nullable(),
    /** What is expected behind its number: `-BC/QU`; null where nothing is, or the reader may not number it. */
    symbolEnd: z.string().nullable(),
    register: registerEntryShape,
    signedFile: keptFileShape.nullable(),
    slots: z.array(
      z.object({
        id: z.string(),
        authority: z.string(),
        post: z.string(),
        /** SHA-256 of the PDF, in hex: what is to be signed. */
        digest: z.string(),
        file: keptFileShape.nullable(),
      }),
    ),
    replacedBy: z.string().nullable(),
    unfrozen: z.object({ at: z.string(), by: textShape, reason: z.string() }).nullable(),
    /** Documents that correct this one, and the one it corrects. */
    corrigenda: z.array(z.object({ id: z.string(), name: z.string() })),
    corrects: z.object({ code: z.string(), name: textShape }).nullable(),
    packed: packBesideShape,
    manifest: manifestShape,
    changedSince: z.array(changedNumberShape),
    /** Numbers whose figures the reader may not open: whether they were corrected since is not told. */
    unfollowed: z.number().int(),
    /** False for who reads what another unit sent down or made public. */
    opensUnit: z.boolean(),
    /** `file`: send the signed file and signatures. */
    can: z.object({ issue: abilityShape, unfreeze: abilityShape, correct: abilityShape, file: abilityShape }),
  }),
})
export type Edition = z.output<typeof readEdition.output>

/** The frozen document as a page; its numbers open as they were then. */
export const readEditionSheet = endpoint({
  name: 'readEditionSheet',
  method: 'GET',
  path: '/documents/edition-sheet',
  summary: { vi: 'Bản đọc trên web của văn bản đã chốt', en: 'The web edition of a frozen document' },
  access: 'account',
  input: z.object({ code: z.string() }),
  output: z.object({ printable: printableShape.nullable() }),
})

export const downloadEdition = endpoint({
  name: 'downloadEdition',
  method: 'GET',
  path: '/documents/edition-file',
  summary: { vi: 'Tải văn bản đã chốt', en: 'Download a frozen document' },
  access: 'account',
  input: z.object({ code: z.string(), format: z.enum([...editionFormats, 'signed']) }),
  output: z.any(),
  isFile: true,
})

export const downloadSignature = endpoint({
  name: 'downloadSignature',
  method: 'GET',
  path: '/documents/signature-file',
  summary: { vi: 'Tải tệp chữ ký số', en: 'Download a detached signature' },
  access: 'account',
  input: z.object({ slot: z.string() }),
  output: z.any(),
  isFile: true,
})

/** A new document with a table of what was printed, what holds now, and why; linked with the one it corrects. */
export const startCorrigendum = endpoint({
  name: 'startCorrigendum',
  method: 'POST',
  path: '/documents/corrigendum',
  summary: { vi: 'Soạn văn bản đính chính', en: 'Start a corrigendum' },
  access: 'account',
  input: z.object({ id: newIdShape, code: z.string() }),
  output: doneShape,
})
