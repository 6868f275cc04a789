interface CitingProps {
  /** Stands in the law's own words, in every language of the screen. */
  readonly source: string
  /** The sentence around it. */
  readonly sentence: (source: string) => string
}

const gap = '\uFFFC'

/** A sentence that cites a Vietnamese text, so that it is read aloud as Vietnamese. */
export function Citing({ source, sentence }: CitingProps) {
  const [before, after] = sentence(gap).split(gap)
  return (
    <>
      {before}
      <span lang="vi">{source}</span>
      {after}
    </>
  )
}
