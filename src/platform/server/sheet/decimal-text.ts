const scientific = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** How many digits a spreadsheet keeps of a number. */
export const keptDigits = 15

/**
 * A number as a file stores it (`1.23E+11`) as a plain decimal string (`123000000000`), exactly.
 * Beyond 15 digits stands the noise of binary fractions: with `rounds`, they are rounded away as the screen does.
 * Null when the text is not a number.
 */
export function plainDecimal(text: string, rounds = false): string | null {
  const match = scientific.exec(text)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? []
  if (!match || whole + fraction === '') return null
  let digits = (whole + fraction).replace(/^0+/, '')
  // The value is 0.DIGITS times ten to the power of `point`.
  let point = digits.length - fraction.length + Number(exponent)
  if (rounds && digits.length > keptDigits) {
    const rounded = roundUp(digits.slice(0, keptDigits), (digits[keptDigits] ?? '0') >= '5')
    point += rounded.length - keptDigits
    digits = rounded
  }
  digits = digits.replace(/0+$/, '')
  if (digits === '') return '0'
  const unsigned =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return sign === '-' ? `-${unsigned}` : unsigned
}

const roundUp = (digits: string, isUp: boolean): string => (isUp ? String(BigInt(digits) + 1n) : digits)

/** How many digits of a plain decimal count. */
export const significantDigits = (decimal: string): number =>
  decimal.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length
