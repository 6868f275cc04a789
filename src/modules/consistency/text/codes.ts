/** The UTF-16 codes of a text, which are read more quickly than the text itself. */
export interface Codes {
  readonly text: string
  /** At least as many as the text is long, and a nought after the last. */
  readonly units: Uint16Array
  /** There are marks that stand alone, soft hyphens, marks of direction, joiners or byte order marks. */
  readonly needsWork: boolean
  /** Where letters, spaces and dashes stand that are written in one way for the checks. */
  readonly others: readonly number[]
}

const [work, other] = [1, 2] as const
const kinds = new Uint8Array(0x10000)
const setKind = (kind: number, from: number, to = from): void => {
  kinds.fill(kind, from, to + 1)
}
setKind(work, 0x300, 0x36f)
setKind(work, 0xad)
setKind(work, 0x200b, 0x200f)
setKind(work, 0x2060)
setKind(work, 0xfeff)
for (const code of [0xf0, 0xd0, 0x09, 0xa0, 0x202f, 0x205f, 0x2212, 0x3000]) setKind(other, code)
setKind(other, 0x2000, 0x200a)
setKind(other, 0x2010, 0x2015)

/** Texts up to this long share one array, which holds the codes of the last. */
const longestShared = 1 << 16
const shared = new Uint16Array(longestShared + 1)

/** Linear in the length of the text. The codes hold until those of another text are asked for. */
export function codesOf(text: string): Codes {
  const units = text.length > longestShared ? new Uint16Array(text.length + 1) : shared
  const others: number[] = []
  let needsWork = false
  const length = text.length
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    units[at] = code
    const kind = kinds[code]
    if (kind === 0) continue
    if (kind === work) needsWork = true
    else others.push(at)
  }
  units[length] = 0
  return { text, units, needsWork, others }
}
