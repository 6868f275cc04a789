import { problem } from '../../../../platform/domain/problem.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { FreezeObstacle } from '../../contract/edition.ts'
import { stopsFreezing, type Trouble } from '../../document/trouble.ts'

export interface PlaceTrouble {
  /** The id of the figure, table or chart in the text. */
  readonly place: string
  readonly trouble: Trouble
}
export interface FreezeState {
  readonly troubles: readonly PlaceTrouble[]
  readonly unapproved: number
  readonly printsUnapproved: boolean
  /** Titles of contradictions without an answer. */
  readonly contradictions: readonly Text[]
  /** Sections that nobody marked as done. */
  readonly openSections: readonly { readonly key: string; readonly title: string }[]
  /** Blocks taken over from an earlier document that nobody touched since. */
  readonly oldBlocks: number
  readonly hasName: boolean
  /** Neither words nor tables nor charts. */
  readonly isEmpty: boolean
}

const named = (about: readonly string[], many: number): string =>
  about.slice(0, many).join('; ') + (about.length > many ? `; … (${about.length})` : '')

/** What stands in the way of freezing a document: what is refused outright, and what whoever freezes it has to confirm. */
export function obstaclesOf(state: FreezeState): FreezeObstacle[] {
  const stopping = state.troubles.filter(({ trouble }) => stopsFreezing[trouble.kind])
  const hidden = stopping.filter(({ trouble }) => trouble.kind === 'forbidden')
  const missing = stopping.filter(({ trouble }) => trouble.kind !== 'forbidden')
  const why = (list: readonly PlaceTrouble[], language: 'vi' | 'en'): string =>
    named([...new Set(list.map(({ trouble }) => trouble.text[language].replace(/\.$/, '')))], 3)
  const found: (FreezeObstacle | false)[] = [
    state.isEmpty && {
      kind: 'empty',
      isRefused: true,
      text: {
        vi: 'Văn bản chưa có nội dung. Hãy soạn nội dung, hoặc lấy lại một bản đã giữ.',
        en: 'The document says nothing. Write its text, or restore a version that was kept.',
      },
      about: [],
    },
    hidden.length > 0 && {
      kind: 'figure-not-open',
      isRefused: true,
      text: {
        vi: `${hidden.length} chỗ trong văn bản lấy số liệu mà bạn không được xem. Hãy bỏ những chỗ đó, hoặc nhờ người có quyền chốt.`,
        en: `${hidden.length} places of the document take figures that you may not see. Remove them, or have it frozen by who may.`,
      },
      about: hidden.map(({ place }) => place),
    },
    missing.length > 0 && {
      kind: 'figure-missing',
      isRefused: true,
      text: {
        vi: `${missing.length} chỗ chưa có số liệu: ${why(missing, 'vi')}. Hãy bổ sung số liệu, hoặc sửa câu cho không cần số đó.`,
        en: `${missing.length} places have no figure: ${why(missing, 'en')}. Add the figure, or write the sentence without it.`,
      },
      about: missing.map(({ place }) => place),
    },
    state.unapproved > 0 &&
      !state.printsUnapproved && {
        kind: 'unapproved',
        isRefused: true,
        text: {
          vi: `Còn ${state.unapproved} số liệu chưa duyệt. Hãy duyệt, hoặc chốt kèm dòng “số liệu chưa duyệt”.`,
          en: `${state.unapproved} figures are not approved. Approve them, or freeze with the line “figures not approved”.`,
        },
        about: [],
      },
    state.contradictions.length > 0 && {
      kind: 'contradiction',
      isRefused: false,
      text: {
        vi: `${state.contradictions.length} điểm mâu thuẫn chưa có trả lời: ${named(
          state.contradictions.map(({ vi }) => vi),
          3,
        )}.`,
        en: `${state.contradictions.length} contradictions have no answer: ${named(
          state.contradictions.map(({ en }) => en),
          3,
        )}.`,
      },
      about: [],
    },
    state.openSections.length > 0 && {
      kind: 'section-open',
      isRefused: false,
      text: {
        vi: `${state.openSections.length} phần chưa báo xong: ${named(
          state.openSections.map(({ title }) => title),
          3,
        )}.`,
        en: `${state.openSections.length} sections are not marked as done: ${named(
          state.openSections.map(({ title }) => title),
          3,
        )}.`,
      },
      about: state.openSections.map(({ key }) => key),
    },
    state.oldBlocks > 0 && {
      kind: 'old-prose',
      isRefused: false,
      text: {
        vi: `${state.oldBlocks} đoạn lấy từ báo cáo trước chưa ai xem lại.`,
        en: `${state.oldBlocks} ${state.oldBlocks === 1 ? 'paragraph' : 'paragraphs'} of an earlier document not looked at since.`,
      },
      about: [],
    },
    !state.hasName && {
      kind: 'no-name',
      isRefused: false,
      text: { vi: 'Văn bản chưa có trích yếu.', en: 'The document has no summary of what it is about.' },
      about: [],
    },
  ]
  return found.flatMap((obstacle) => (obstacle === false ? [] : [obstacle]))
}

/** @throws refused, by the kind of the first obstacle: what cannot be, then what was not confirmed */
export function refuseObstacles(obstacles: readonly FreezeObstacle[], confirmed: readonly string[]): void {
  const refused =
    obstacles.find((obstacle) => obstacle.isRefused) ??
    obstacles.find((obstacle) => !obstacle.isRefused && !confirmed.includes(obstacle.kind))
  if (!refused) return
  const { vi, en } = refused.text
  const code = refused.kind === 'unapproved' ? 'unapproved-figures' : refused.kind
  const field = refused.kind === 'unapproved' ? 'printsUnapproved' : refused.isRefused ? undefined : 'confirmed'
  const more = refused.isRefused
    ? { vi: '', en: '' }
    : { vi: ' Hãy xác nhận vẫn chốt.', en: ' Confirm to freeze all the same.' }
  throw problem('refused', code, `Chưa chốt được. ${vi}${more.vi}`, `Not frozen. ${en}${more.en}`, field, {
    about: refused.about,
    obstacles: obstacles.map(({ kind, isRefused }) => ({ kind, isRefused })),
  })
}
