/** What Windows-1252 shows for the bytes from 0x80; a byte it has no sign for stays a control character. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

const byteOf = new Map<string, number>()
for (let byte = 0x80; byte <= 0xff; byte++) byteOf.set(String.fromCharCode(byte), byte)
for (const [at, sign] of [...high].entries()) byteOf.set(sign, 0x80 + at)

const later = `[\\u0080-\\u00BF${high}]`
const letters = new RegExp(`[\\u00C2-\\u00DF]${later}|[\\u00E0-\\u00EF]${later}${later}`, 'gu')
const low = (sign = ''): number => (byteOf.get(sign) ?? 0) & 0x3f

/** The letter of two or three bytes; undefined where no letter is written that way. */
function letterOf([first = '', second, third]: readonly string[]): string | undefined {
  const lead = byteOf.get(first) ?? 0
  const code =
    lead < 0xe0 ? ((lead & 0x1f) << 6) | low(second) : ((lead & 0x0f) << 12) | (low(second) << 6) | low(third)
  const isShortest = lead < 0xe0 || code >= 0x800
  return isShortest && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : undefined
}

/**
 * UTF-8 that was once read as Latin-1 or Windows-1252, so that a letter stands as two or three signs (`Káº¿t náº¡p`): copies out
 * of old pages and mails are such. Signs that make no letter are left as they are.
 */
export const fromMisread = (text: string): string => text.replace(letters, (signs) => letterOf([...signs]) ?? signs)
