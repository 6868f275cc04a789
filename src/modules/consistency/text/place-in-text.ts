export interface LineAndColumn {
  /** Both from 1. */
  readonly line: number
  readonly column: number
}

/** Lines and columns of offsets, as an editor counts them. */
export function placesIn(text: string): (offset: number) => LineAndColumn {
  const starts = [0]
  for (const { index } of text.matchAll(/\r\n|\r|\n/g))
    starts.push(index + (text[index] === '\r' && text[index + 1] === '\n' ? 2 : 1))
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
