import type { Text } from '../../domain/text.ts'

/** What the shape of an input said against it, as far as a sentence is made of it. */
export interface InputIssue {
  readonly instancePath?: string
  readonly keyword?: string
  readonly message?: string
  readonly params?: Readonly<Record<string, unknown>>
}

const both = (vi: string, en: string): Text => ({ vi, en })

/** Why an input is not taken, as a person would say it beside the field; a shape may say it itself (`refusing`). */
export function sentenceOf({ keyword, message = '', params = {} }: InputIssue): Text {
  const { text } = (params.params ?? {}) as { readonly text?: Text }
  if (text) return text
  const isText = params.origin === 'string'
  const isList = params.origin === 'array'
  switch (keyword) {
    case 'too_small':
      if (isText)
        return both(`Hãy điền ít nhất ${params.minimum} ký tự.`, `Write at least ${params.minimum} characters.`)
      if (isList) return both(`Cần ít nhất ${params.minimum} mục.`, `At least ${params.minimum} are needed.`)
      return both(`Phải từ ${params.minimum} trở lên.`, `Must be ${params.minimum} or more.`)
    case 'too_big':
      if (isText) return both(`Dài quá ${params.maximum} ký tự.`, `Longer than ${params.maximum} characters.`)
      if (isList) return both(`Nhiều nhất ${params.maximum} mục.`, `At most ${params.maximum}.`)
      return both(`Không được quá ${params.maximum}.`, `Must be ${params.maximum} or less.`)
    case 'invalid_value':
      return both('Hãy chọn một trong các giá trị có sẵn.', 'Choose one of the values offered.')
    case 'invalid_type':
      return both('Còn thiếu, hoặc không đúng loại giá trị.', 'Missing, or not a value of the right kind.')
    default:
      if (message === 'YYYY-MM-DD')
        return both('Hãy chọn một ngày có thật (YYYY-MM-DD).', 'Choose a real day (YYYY-MM-DD).')
      return both(`Chưa đúng dạng: ${message}`, `Not of the right form: ${message}`)
  }
}
