import type { Text } from '../../../platform/domain/text.ts'

/**
 * The life of a document. `draft`: being written; `opinions`: sent round to be commented, still written; `signing`: with the
 * person who signs, no longer written; `frozen`: its text and numbers are fixed and kept (`Chốt văn bản`), it is printed and
 * signed outside; `issued`: number, date and signed file have come back from the document system; `withdrawn`: given up.
 */
export const documentStates = ['draft', 'opinions', 'signing', 'frozen', 'issued', 'withdrawn'] as const
export type DocumentState = (typeof documentStates)[number]

export const documentEvents = [
  'write',
  'ask-opinions',
  'end-opinions',
  'submit',
  'return',
  'freeze',
  'unfreeze',
  'issue',
  'withdraw',
] as const
export type DocumentEvent = (typeof documentEvents)[number]

export interface DocumentRefusal {
  readonly code: string
  readonly text: Text
}
type Answer = DocumentState | DocumentRefusal
const no = (code: string, vi: string, en: string): DocumentRefusal => ({ code, text: { vi, en } })

const withSigner = no(
  'with-the-signer',
  'Văn bản đang trình ký. Hãy chờ ký hoặc đề nghị trả lại trước khi sửa.',
  'The document is with the person who signs. Wait, or have it returned before changing it.',
)
const isFrozen = no(
  'frozen',
  'Văn bản đã chốt nên không sửa được nữa. Nếu chưa ban hành, hãy mở chốt kèm lý do.',
  'The document is frozen and can no longer be changed. If it is not issued yet, unfreeze it with a reason.',
)
const isIssued = no(
  'issued-already',
  'Văn bản đã ban hành. Muốn sửa số liệu, hãy soạn văn bản đính chính.',
  'The document is issued. To correct figures, write a corrigendum.',
)
const isWithdrawn = no('withdrawn', 'Văn bản này đã thôi soạn.', 'This document was given up.')
const notOut = no('not-asked', 'Văn bản chưa gửi lấy ý kiến.', 'No opinions were asked for.')
const notWithSigner = no('not-submitted', 'Văn bản chưa trình ký.', 'The document was not submitted for signing.')
const notFrozen = no(
  'not-frozen',
  'Hãy chốt văn bản trước: số, ngày và tệp đã ký là của bản đã chốt.',
  'Freeze the document first: number, date and signed file belong to the frozen text.',
)
const same = (code: string, vi: string, en: string) => no(code, vi, en)

/** The total lifecycle: what each event does in each state. */
export const documentLife: Readonly<Record<DocumentState, Readonly<Record<DocumentEvent, Answer>>>> = {
  draft: {
    write: 'draft',
    'ask-opinions': 'opinions',
    'end-opinions': notOut,
    submit: 'signing',
    return: notWithSigner,
    freeze: notWithSigner,
    unfreeze: notFrozen,
    issue: notFrozen,
    withdraw: 'withdrawn',
  },
  opinions: {
    write: 'opinions',
    'ask-opinions': same('asked-already', 'Văn bản đang lấy ý kiến.', 'Opinions are being asked for already.'),
    'end-opinions': 'draft',
    submit: 'signing',
    return: notWithSigner,
    freeze: notWithSigner,
    unfreeze: notFrozen,
    issue: notFrozen,
    withdraw: 'withdrawn',
  },
  signing: {
    write: withSigner,
    'ask-opinions': withSigner,
    'end-opinions': notOut,
    submit: same('submitted-already', 'Văn bản đã trình ký.', 'The document was submitted already.'),
    return: 'draft',
    freeze: 'frozen',
    unfreeze: notFrozen,
    issue: notFrozen,
    withdraw: withSigner,
  },
  frozen: {
    write: isFrozen,
    'ask-opinions': isFrozen,
    'end-opinions': notOut,
    submit: isFrozen,
    return: isFrozen,
    freeze: same('frozen-already', 'Văn bản đã chốt.', 'The document is frozen already.'),
    unfreeze: 'draft',
    issue: 'issued',
    withdraw: isFrozen,
  },
  issued: {
    write: isIssued,
    'ask-opinions': isIssued,
    'end-opinions': notOut,
    submit: isIssued,
    return: isIssued,
    freeze: isIssued,
    unfreeze: isIssued,
    issue: isIssued,
    withdraw: isIssued,
  },
  withdrawn: {
    write: isWithdrawn,
    'ask-opinions': isWithdrawn,
    'end-opinions': isWithdrawn,
    submit: isWithdrawn,
    return: isWithdrawn,
    freeze: isWithdrawn,
    unfreeze: isWithdrawn,
    issue: isWithdrawn,
    withdraw: isWithdrawn,
  },
}

export const documentStateNames: Readonly<Record<DocumentState, Text>> = {
  draft: { vi: 'Đang soạn', en: 'Being written' },
  opinions: { vi: 'Đang lấy ý kiến', en: 'Open for opinions' },
  signing: { vi: 'Đang trình ký', en: 'With the signer' },
  frozen: { vi: 'Đã chốt, chờ ban hành', en: 'Frozen, not issued yet' },
  issued: { vi: 'Đã ban hành', en: 'Issued' },
  withdrawn: { vi: 'Thôi soạn', en: 'Given up' },
}
