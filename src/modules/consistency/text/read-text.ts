import { aboutOf } from './about.ts'
import type { Draft, Reading } from './draft.ts'
import type { About, ReadFigure, ReadText, Relation } from './figure.ts'
import { groupsOf } from './groups.ts'
import { moved } from './number.ts'
import { relationsOf } from './relations.ts'
import { sameOf } from './same.ts'
import { scan } from './scan.ts'
import { layoutOf, spansOf } from './sentences.ts'
import { sourceOf } from './source.ts'
import { endBefore, printed, spanOf, startOf, type Tokens, tokensOf } from './tokens.ts'
import { countingOf } from './units.ts'

/**
 * Reads Vietnamese prose: every figure with value, unit, qualifier and what it speaks of, what is no figure though it
 * has digits, and the relations the text states. Offsets are of the text as given. Never fails; work grows with the
 * length of the text only.
 *
 * The order of `figures` within a relation: fraction [above, below]; range [low, high]; percentage-of [percentage,
 * number] or [percentage, number, total]; parts [whole, ...parts]; of-which [whole, part]; change [change] or [change,
 * level reached]; shares [...classes]; streak [years]; same [first, second].
 */
export const readText = (text: string): ReadText => readTokens(tokensOf(sourceOf(text)))

/** Reads a text that is cut already. */
export function readTokens(tokens: Tokens): ReadText {
  const text = tokens.source.given
  const layout = layoutOf(tokens)
  const reading: Reading = { tokens, layout, counting: countingOf(tokens), drafts: [], mentions: [], pairs: [] }
  scan(reading)
  const groups = groupsOf(reading)
  const figures = figuresOf(reading)
  const related = relationsOf(reading, groups).map(
    ({ kind, figures, from, to }): Relation => ({ kind, figures, span: spanOf(tokens, from, to) }),
  )
  return {
    figures,
    mentions: reading.mentions.map(({ kind, from, to, value }) => {
      const [start, end] = [startOf(tokens, from), endBefore(tokens, to)]
      return { kind, start, end, text: text.slice(start, end), value }
    }),
    relations: [...related, ...sameOf(figures)],
    paragraphs: spansOf(tokens, layout.paragraphFirst, layout.paragraphLast),
    sentences: spansOf(tokens, layout.sentenceFirst, layout.sentenceLast),
    cues: tokens.cues,
  }
}

/** Powers of ten that are asked for again and again. */
const steps: readonly string[] = Array.from({ length: 24 }, (_, at) => moved('1', at - 8))
const stepOf = (power: number): string => steps[power + 8] ?? moved('1', power)

function figuresOf(reading: Reading): ReadFigure[] {
  const about = aboutOf(reading)
  return reading.drafts.map((draft) => figureOf(reading, draft, about(draft)))
}

function figureOf({ tokens, layout }: Reading, draft: Draft, about: About): ReadFigure {
  const { number, counted } = draft
  const start = startOf(tokens, Math.min(draft.from, number.from))
  const end = endBefore(tokens, Math.max(draft.to, number.to))
  return {
    start,
    end,
    text: tokens.source.given.slice(start, end),
    number: spanOf(tokens, number.from, number.to),
    kind: draft.kind,
    role: draft.role,
    value: draft.value,
    decimals: draft.decimals,
    step: stepOf(draft.power - draft.decimals),
    unit: draft.unit,
    counted: counted === null ? null : printed(tokens, counted.from, counted.end),
    qualifier: draft.word,
    isEstimate: draft.isEstimate,
    isOfMost: draft.isOfMost,
    sentence: layout.sentenceOf[number.from] ?? 0,
    paragraph: layout.paragraphOf[number.from] ?? 0,
    about,
  }
}
