import type { Text } from '../../platform/domain/text.ts'

export interface FileKind {
  readonly code: 'pdf' | 'png' | 'jpg' | 'txt' | 'docx' | 'xlsx' | 'pptx' | 'doc' | 'xls' | 'ppt'
  readonly mediaType: string
  readonly name: Text
  /** May a browser show it in place? Others are only downloaded. */
  readonly isShown: boolean
}

const office = 'application/vnd.openxmlformats-officedocument'

export const fileKinds: readonly FileKind[] = [
  { code: 'pdf', mediaType: 'application/pdf', name: { vi: 'PDF', en: 'PDF' }, isShown: true },
  { code: 'png', mediaType: 'image/png', name: { vi: 'ảnh PNG', en: 'PNG image' }, isShown: true },
  { code: 'jpg', mediaType: 'image/jpeg', name: { vi: 'ảnh JPEG', en: 'JPEG image' }, isShown: true },
  {
    code: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    name: { vi: 'văn bản thuần', en: 'plain text' },
    isShown: true,
  },
  { code: 'docx', mediaType: `${office}.wordprocessingml.document`, name: { vi: 'Word', en: 'Word' }, isShown: false },
  { code: 'xlsx', mediaType: `${office}.spreadsheetml.sheet`, name: { vi: 'Excel', en: 'Excel' }, isShown: false },
  {
    code: 'pptx',
    mediaType: `${office}.presentationml.presentation`,
    name: { vi: 'PowerPoint', en: 'PowerPoint' },
    isShown: false,
  },
  { code: 'doc', mediaType: 'application/msword', name: { vi: 'Word (cũ)', en: 'Word (old)' }, isShown: false },
  { code: 'xls', mediaType: 'application/vnd.ms-excel', name: { vi: 'Excel (cũ)', en: 'Excel (old)' }, isShown: false },
  {
    code: 'ppt',
    mediaType: 'application/vnd.ms-powerpoint',
    name: { vi: 'PowerPoint (cũ)', en: 'PowerPoint (old)' },
    isShown: false,
  },
]

export const kindOfMedia = (mediaType: string): FileKind | undefined =>
  fileKinds.find((kind) => kind.mediaType === mediaType)

/** In bytes. */
export const mostFileBytes = 32 * 1_048_576

/** A name fit to be shown and stored, ending as the kind that was found does. */
export function fileNameOf(name: string, kind: FileKind): string {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .trim()
  const stem = plain.replace(/\.[^.]*$/, '').slice(0, 150)
  const ending = /\.jpeg$/i.test(plain) && kind.code === 'jpg' ? 'jpeg' : kind.code
  return `${stem === '' ? 'tep' : stem}.${ending}`
}
