import { problem } from '../../domain/problem.ts'

/**
 * Refuses signs that no text can be kept with: the null character and halves of surrogate pairs, which no keyboard makes.
 * @throws invalid `unknown-sign` on the field that holds one
 */
export function refuseUnknownSigns(input: unknown): void {
  const path = pathToUnknown(input)
  if (!path) return
  throw problem(
    'invalid',
    'unknown-sign',
    'Có ký tự không lưu được (thường do chép từ tệp hỏng). Hãy gõ lại chỗ này.',
    'There is a sign that cannot be kept, often copied from a broken file. Type this anew.',
    path.join('.') || undefined,
  )
}

function pathToUnknown(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value) ? [] : undefined
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const path = pathToUnknown(inner)
    if (path) return [name, ...path]
  }
  return undefined
}
