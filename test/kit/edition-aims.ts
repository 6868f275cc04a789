import { correctEntry, enterValue } from '../../src/modules/figures/contract.ts'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { setDocumentFrame } from '../../src/modules/reports/contract/document/frame.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import { writeDocument } from '../../src/modules/reports/contract/document/write.ts'
import { fillSignatureSlot, freezeDocument, readEdition } from '../../src/modules/reports/contract/edition.ts'
import type { Content } from '../../src/modules/reports/document/content.ts'
import type { Frame } from '../../src/modules/reports/document/frame.ts'
import { updateOf } from '../../src/modules/reports/server/document/text/from-content.ts'
import { id, type Person } from './world.ts'

/** Documents in every state of being frozen, to aim requests at. */
export interface EditionAim {
  readonly draft: string
  readonly toFreeze: string
  readonly frozen: string
  readonly toIssue: string
  readonly toUnfreeze: string
  readonly emptySlot: string
  readonly filledSlot: string
  /** A number of it was corrected since. */
  readonly corrected: string
}

/** One line with one number: members admitted in a quarter. */
export const oneFigure = (period: string): Content => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { id: 'p1', isOld: false },
      content: [
        { type: 'text', text: 'Kết nạp ' },
        {
          type: 'figure',
          attrs: {
            ...{ id: 'f1', form: 'value', unit: '@self', measure: 'admitted', class: null, aspect: 'actual', period },
            ...{ against: null, plan: null },
          },
        },
        { type: 'text', text: '.' },
      ],
    },
  ],
})

/** Writes a document and hands it to the signer. @returns its id */
export async function handToSigner(
  writer: Person,
  at: { readonly unit: string; readonly period: string },
  content: Content,
  frame?: Partial<Frame>,
): Promise<string> {
  const document = id()
  await writer.call(createDocument, { id: document, ...at, start: { from: 'empty', kind: 'quarterly' } })
  if (frame) {
    const opened = await writer.call(openDocument, { document })
    await writer.call(setDocumentFrame, {
      id: id(),
      document,
      frame: { ...opened.frame, ...frame },
      seen: opened.frameId,
    })
  }
  await writer.call(writeDocument, {
    document,
    updates: [{ id: id(), bytes: Buffer.from(updateOf(content)).toString('base64') }],
  })
  await writer.call(stepDocument, { id: id(), document, event: 'submit' })
  return document
}

export const freezing = (document: string) => ({
  ...{ id: id(), document, printsUnapproved: true },
  confirmed: ['contradiction' as const, 'section-open' as const, 'no-name' as const],
})

/** A detached signature as far as its first bytes go. */
export const signature = Buffer.concat([Buffer.from([0x30, 0x82, 0x01, 0x00]), Buffer.alloc(256, 7)])

export async function placeEditions(writer: Person, issuer: Person, unit: string): Promise<EditionAim> {
  const at = { unit, period: '2021-Q1' }
  const entry = id()
  await writer.call(enterValue, { id: entry, ...at, measure: 'admitted', value: '7' })
  const submitted = () => handToSigner(writer, at, oneFigure('@report'))
  const frozen = async (): Promise<string> => (await issuer.call(freezeDocument, freezing(await submitted()))).code
  const codes = [await frozen(), await frozen(), await frozen(), await frozen()] as const
  const slotOf = async (code: string): Promise<string> => (await issuer.call(readEdition, { code })).slots[0]?.id ?? ''
  const filledSlot = await slotOf(codes[1])
  await issuer.call(fillSignatureSlot, { id: id(), slot: filledSlot, name: 'chu-ky.p7s' }, signature)
  await writer.call(correctEntry, { id: id(), supersedes: entry, value: '8', reason: 'đếm sót' })
  return {
    draft: await submitted(),
    toFreeze: await submitted(),
    frozen: codes[0],
    toIssue: codes[1],
    toUnfreeze: codes[2],
    emptySlot: await slotOf(codes[0]),
    filledSlot,
    corrected: codes[3],
  }
}
