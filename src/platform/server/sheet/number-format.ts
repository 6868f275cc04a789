/** What a number format makes of a number on the screen. */
export interface NumberFormat {
  readonly shows: 'number' | 'day' | 'month' | 'year' | 'time'
  /** A format such as `0000000000` keeps leading zeros: how many digits it shows at least. */
  readonly digits: number
}

export const generalFormat: NumberFormat = { shows: 'number', digits: 0 }

const shows = (kind: NumberFormat['shows']): NumberFormat => ({ shows: kind, digits: 0 })

/** The formats a file may name without spelling them (ECMA-376 part 1, 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  if (id === 17 || id === 55) return shows('month')
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54))
    return shows('day')
  if (id === 57 || id === 58) return shows('day')
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return shows('time')
  return generalFormat
}

export function numberFormat(code: string): NumberFormat {
  const [section = ''] = code.split(';')
  if (/\[[hms]+\]/i.test(section)) return shows('time')
  const bare = section.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase()
  if (bare.includes('general')) return generalFormat
  if (bare.includes('d')) return shows('day')
  if (/[hs]/.test(bare)) return shows('time')
  if (bare.includes('m')) return shows('month')
  if (bare.includes('y')) return shows('year')
  return /^0{2,}$/.test(bare) ? { shows: 'number', digits: bare.length } : generalFormat
}
