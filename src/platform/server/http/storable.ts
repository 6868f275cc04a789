import { problem } from '../../domain/problem.ts'

/**
 * Refuses signs that no text can be kept with: the null character and halves of surrogate pairs, which no keyboard makes.
 * @throws invalid `unknown-sign` on the field that holds one
 */
export function refuseUnknownSigns(input: unknown): void {
  const path = pathToUnknownSign(input)
  if (!path) return
  throw problem(
    'invalid',
    'unknown-sign',
    'Có ký tự không lưu được (thường do chép từ tệp hỏng). Hãy gõ lại chỗ này.',
    'There is a sign that cannot be kept, often copied from a broken file. Type this anew.',
    path.join('.') || undefined,
  )
}

/** Where a value holds a sign that no text can be kept with; undefined where it holds none. */
export function pathToUnknownSign(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value) ? [] : undefined
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const path = pathToUnknownSign(inner)
    if (path) return [name, ...path]
  }
  return undefined
}

/** Deeper than any form of the product nests what it sends. */
const mostDepth = 100

/**
 * Refuses a body whose lists and objects stand deeper within each other than can be looked through.
 * @throws invalid `nested-too-deep`, on the field of the body that holds it
 */
export function refuseTooDeep(body: unknown): void {
  if (typeof body !== 'object' || body === null || body instanceof Uint8Array) return
  for (const [name, value] of Object.entries(body)) {
    let level: unknown[] = [value]
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > mostDepth)
        throw problem(
          'invalid',
          'nested-too-deep',
          'Có phần lồng nhau quá nhiều cấp. Hãy bỏ bớt cấp rồi gửi lại.',
          'Something stands too deep within itself. Take levels out and send it again.',
          name,
        )
      level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    }
  }
}
