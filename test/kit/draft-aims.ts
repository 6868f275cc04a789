import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { answerDocumentRemark, remarkOnDocument } from '../../src/modules/reports/contract/document/remarks.ts'
import { setDocumentSections } from '../../src/modules/reports/contract/document/sections.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import { writeDocument } from '../../src/modules/reports/contract/document/write.ts'
import { saveDocumentTemplate, type TemplateBody } from '../../src/modules/reports/contract/template.ts'
import { emptyFrame } from '../../src/modules/reports/document/frame.ts'
import { updateOf } from '../../src/modules/reports/server/document/text/from-content.ts'
import { heading, paragraph } from './drafts.ts'
import { id, type Person } from './world.ts'

/** Documents that are being written, and templates, to aim requests at. */
export interface DraftAim {
  readonly at: { readonly unit: string; readonly period: string }
  readonly document: string
  readonly frameId: string
  readonly toSubmit: string
  readonly asking: string
  readonly remarkId: string
  /** With the signer; what the clerk typed after that. */
  readonly submitted: string
  readonly lateId: string
  readonly template: string
  readonly toRetire: string
}

export const templateBody: TemplateBody = {
  name: { vi: 'Mẫu thử', en: 'Tried template' },
  kind: 'quarterly',
  periodKinds: ['quarter'],
  content: { type: 'doc', content: [heading('Kết quả', 'results'), paragraph('Nội dung.')] },
  sections: [{ key: 'results', title: 'Kết quả', ownerPost: null, owner: null, daysAfterEnd: 5 }],
  frame: emptyFrame,
}

/** A text of its own, added to whatever stands there. */
export const typed = (text: string) => ({
  id: id(),
  bytes: Buffer.from(updateOf({ type: 'doc', content: [paragraph(text)] })).toString('base64'),
})

export async function placeDrafts(writer: Person, approverAccount: string, unit: string): Promise<DraftAim> {
  const at = { unit, period: '2021-Q2' }
  for (const code of ['mau-thu', 'mau-thoi'])
    await writer.call(saveDocumentTemplate, { id: id(), unit, code, from: '2020-01-01', body: templateBody })
  const begin = async (): Promise<string> => {
    const start = { from: 'template' as const, template: 'mau-thu' }
    return (await writer.call(createDocument, { id: id(), ...at, start })).id
  }
  const [document, toSubmit, asking, submitted] = [await begin(), await begin(), await begin(), await begin()]
  const remarkId = id()
  await writer.call(remarkOnDocument, { id: remarkId, document, text: 'xem lại' })
  await writer.call(answerDocumentRemark, { id: id(), remark: remarkId, act: 'answer', text: 'đang xem' })
  await writer.call(setDocumentSections, { id: id(), document, sections: [{ key: 'results', title: 'Kết quả' }] })
  await writer.call(stepDocument, { id: id(), document: asking, event: 'ask-opinions', ask: [approverAccount] })
  await writer.call(stepDocument, { id: id(), document: submitted, event: 'submit' })
  const late = typed('gõ muộn')
  await writer.call(writeDocument, { document: submitted, updates: [late] })
  const { frameId } = await writer.call(openDocument, { document })
  return {
    at,
    document,
    frameId,
    toSubmit,
    asking,
    remarkId,
    submitted,
    lateId: late.id,
    template: 'mau-thu',
    toRetire: 'mau-thoi',
  }
}
