/** Record ids are UUID v7, made by the client so that sending twice stores once. */
export const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Forms a UUID v7.
 * @param milliseconds instant as Unix milliseconds
 * @param random holds 10 random bytes
 * @param from where they begin in it
 */
export function idFrom(milliseconds: number, random: Uint8Array, from = 0): string {
  const time = Math.floor(milliseconds).toString(16).padStart(12, '0')
  const hex = (at: number): string => hexOf[random[from + at] ?? 0] ?? ''
  const version = hexOf[((random[from] ?? 0) & 0x0f) | 0x70] ?? ''
  const variant = hexOf[((random[from + 2] ?? 0) & 0x3f) | 0x80] ?? ''
  const rest = `${hex(4)}${hex(5)}${hex(6)}${hex(7)}${hex(8)}${hex(9)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex(1)}-${variant}${hex(3)}-${rest}`
}
