import { Problem, type ProblemKind } from '../../domain/problem.ts'
import { isMeeting } from '../db/meeting.ts'
import { type InputIssue, sentenceOf } from './invalid-input.ts'

const statusOf: Record<ProblemKind, number> = {
  invalid: 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
}

/** RFC 9457 problem details with the message in both languages. */
export interface ProblemDetails {
  readonly type: string
  readonly status: number
  readonly kind: string
  readonly code: string
  readonly message: { readonly vi: string; readonly en: string }
  readonly field?: string
  readonly details?: unknown
}

export function problemDetails(error: unknown): ProblemDetails {
  if (error instanceof Problem) {
    return {
      type: `urn:thenchot:problem:${error.code}`,
      status: statusOf[error.kind],
      kind: error.kind,
      code: error.code,
      message: error.text,
      ...(error.field === undefined ? {} : { field: error.field }),
      ...(error.details === undefined ? {} : { details: error.details }),
    }
  }
  const failure = error as { code?: string; statusCode?: number; validation?: readonly InputIssue[]; message?: string }
  if (failure.validation) return invalidInput(failure.validation[0])
  if (failure.code === '42501')
    return plain(
      403,
      'forbidden',
      'forbidden',
      'Bạn không có quyền với đơn vị này.',
      'You have no right over this unit.',
    )
  if (isMeeting(error))
    return plain(
      409,
      'conflict',
      'written-meanwhile',
      'Người khác vừa lưu đúng chỗ này, hoặc mã của lần gửi đã dùng cho việc khác. Chưa có gì của bạn được lưu; hãy tải lại rồi làm lại.',
      'Somebody has just saved at this very place, or the id sent belongs to something else. Nothing of yours was saved; reload and do it again.',
    )
  if (failure.statusCode === 429)
    return plain(
      429,
      'refused',
      'too-many',
      'Quá nhiều yêu cầu. Hãy thử lại sau ít phút.',
      'Too many requests. Try again in a few minutes.',
    )
  if (failure.statusCode === 413)
    return plain(413, 'refused', 'too-large', 'Tệp hoặc yêu cầu quá lớn.', 'The file or request is too large.')
  if (failure.statusCode === 404)
    return plain(404, 'not-found', 'not-found', 'Không có trang này.', 'There is no such page.')
  if (failure.statusCode !== undefined && failure.statusCode >= 400 && failure.statusCode < 500) {
    return plain(
      failure.statusCode,
      'invalid',
      'bad-request',
      'Yêu cầu không đọc được.',
      'The request could not be read.',
    )
  }
  return plain(
    500,
    'failure',
    'failure',
    'Máy chủ gặp lỗi; chưa có gì được lưu. Hãy thử lại, hoặc báo người vận hành.',
    'The server failed; nothing was saved. Try again, or tell the operator.',
  )
}

const plain = (status: number, kind: string, code: string, vi: string, en: string): ProblemDetails => ({
  type: `urn:thenchot:problem:${code}`,
  status,
  kind,
  code,
  message: { vi, en },
})

function invalidInput(issue: InputIssue | undefined): ProblemDetails {
  const field = (issue?.instancePath ?? '').split('/').filter(Boolean).join('.') || undefined
  const { vi, en } = sentenceOf(issue ?? {})
  return { ...plain(400, 'invalid', 'invalid-input', vi, en), ...(field === undefined ? {} : { field }) }
}
