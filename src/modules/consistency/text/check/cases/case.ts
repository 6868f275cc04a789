/** A text, and what the checker says of it. */
export interface Case {
  readonly name: string
  readonly text: string
  /** Kind and severity of every finding, in order of the words. */
  readonly finds?: readonly string[]
  /** Words that the messages of what agrees contain. */
  readonly agrees?: readonly string[]
  /** Words that the messages of the findings contain. */
  readonly says?: readonly string[]
}
