import type { TemplateBody } from '../../src/modules/reports/contract/template.ts'
import { emptyFrame, type Frame } from '../../src/modules/reports/document/frame.ts'
import type { DocumentKind } from '../../src/modules/reports/document/kind.ts'
import type { Text } from '../../src/platform/domain/text.ts'
import { contentFrom, type Part } from './write.ts'

/** A template that serves every committee. */
export interface EditionTemplate {
  readonly code: string
  readonly body: TemplateBody
}

export interface TemplateOf {
  readonly code: string
  readonly kind: DocumentKind
  readonly name: Text
  readonly periodKinds: TemplateBody['periodKinds']
  readonly frame: Partial<Frame>
  readonly parts: readonly Part[]
  /** By key of the section: who writes it, and how many days after the period's end. */
  readonly owners?: Readonly<Record<string, readonly [post: string, days: number]>>
}

const toReport = [
  'Ban Thường vụ cấp ủy cấp trên (để báo cáo)',
  'Các đồng chí ủy viên ban chấp hành',
  'Các tổ chức đảng trực thuộc',
  'Lưu Văn phòng cấp ủy',
]

export function templateOf({ code, kind, name, periodKinds, frame, parts, owners = {} }: TemplateOf): EditionTemplate {
  return {
    code,
    body: {
      ...{ name, kind, periodKinds },
      content: contentFrom(parts),
      sections: parts.flatMap((part) => {
        if (part.is !== 'heading' || part.section === null) return []
        const owner = owners[part.section]
        const number = part.number === '' ? '' : `${part.number}. `
        return [
          {
            key: part.section,
            title: `${number}${part.title}`,
            owner: null,
            ownerPost: owner?.[0] ?? null,
            daysAfterEnd: owner?.[1] ?? null,
          },
        ]
      }),
      frame: {
        ...emptyFrame,
        signature: { authority: 'T/M BAN THƯỜNG VỤ', post: 'BÍ THƯ' },
        recipients: toReport,
        ...frame,
      },
    },
  }
}
