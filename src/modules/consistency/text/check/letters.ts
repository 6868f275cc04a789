const known = new Uint8Array(0x10000)
const [no, yes] = [1, 2] as const

/** Is a UTF-16 unit of a letter or a digit, as `\\p{L}` and `\\p{N}` tell? Of a pair of units neither is. */
export function isOfWord(code: number): boolean {
  const told = known[code]
  if (told !== 0) return told === yes
  const is = /^[\p{L}\p{N}]$/u.test(String.fromCharCode(code))
  known[code] = is ? yes : no
  return is
}
