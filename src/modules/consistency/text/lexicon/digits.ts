/** Digits in words. `năm` is also the word for a year, and `tư` and `lăm` stand only after tens. */
export const digitWords: ReadonlyMap<string, number> = new Map([
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
])
export const digitsAfterTens: ReadonlyMap<string, number> = new Map([
  ...digitWords,
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['nhăm', 5],
])
