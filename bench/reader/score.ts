import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readText } from '../../src/modules/consistency/text/read-text.ts'

const span = z.object({ start: z.number(), end: z.number() })
const annotationShape = z.object({
  about: z.array(z.string()),
  files: z.array(
    z.object({
      file: z.string(),
      sha256: z.string(),
      figures: z.array(
        span.extend({
          number: span,
          value: z.string(),
          unit: z.string(),
          qualifier: z.string(),
          isEstimate: z.boolean(),
          isOfMost: z.boolean().optional(),
          kind: z.string(),
          row: z.string().nullable(),
        }),
      ),
    }),
  ),
})

/** The figures of the five articles as they were marked by hand, without a word of the texts. */
export const annotation = annotationShape.parse(JSON.parse(readFileSync('bench/reader/annotation.json', 'utf8')))

/** An article is the text that was annotated, or it is not compared. */
export interface Article {
  readonly file: string
  readonly text: string
  readonly figures: z.infer<typeof annotationShape>['files'][number]['figures']
}

/** The articles in a folder; throws where one is missing or is not the text that was annotated. */
export function articlesIn(folder: string): readonly Article[] {
  return annotation.files.map(({ file, sha256, figures }) => {
    const path = join(folder, file)
    if (!existsSync(path)) throw new Error(`${path} is missing`)
    const bytes = readFileSync(path)
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (hash !== sha256) throw new Error(`${path} is not the text that was annotated`)
    return { file, text: bytes.toString('utf8'), figures }
  })
}

export interface Score {
  /** Rows of the published figures, and how many of them were read with value, unit, qualifier and estimate. */
  readonly rows: number
  readonly rowsRead: number
  /** Figures reported, and how many of them agree with the annotation. */
  readonly reported: number
  readonly right: number
  /** What was missed or is wrong, as offsets and values. */
  readonly faults: readonly string[]
}

/**
 * Compares what is read with the annotation: a figure belongs to the annotated number it overlaps, and is right when value,
 * unit, qualifier and estimate agree. A second figure over the same number is wrong.
 */
export function scoreOf(articles: readonly Article[]): Score {
  const scores = articles.map(scoreArticle)
  const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0)
  return {
    rows: sum((score) => score.rows),
    rowsRead: sum((score) => score.rowsRead),
    reported: sum((score) => score.reported),
    right: sum((score) => score.right),
    faults: scores.flatMap((score) => score.faults),
  }
}

function scoreArticle({ file, text, figures }: Article): Score {
  const faults: string[] = []
  const met = new Set<(typeof figures)[number]>()
  const read = readText(text).figures
  for (const figure of read) {
    const said = `${figure.value} ${figure.unit} ${figure.qualifier}${figure.isEstimate ? ' estimate' : ''}`
    const marked = figures.find(({ number }) => number.start < figure.number.end && figure.number.start < number.end)
    if (!marked || met.has(marked)) {
      faults.push(`${file} ${figure.start}: ${marked ? 'twice' : 'no figure'}: ${said}`)
      continue
    }
    const isRight =
      Number(marked.value) === Number(figure.value) &&
      marked.unit === figure.unit &&
      marked.qualifier === figure.qualifier &&
      marked.isEstimate === figure.isEstimate
    if (isRight) met.add(marked)
    else faults.push(`${file} ${figure.start}: read ${said}; is ${marked.value} ${marked.unit} ${marked.qualifier}`)
  }
  for (const marked of figures)
    if (!met.has(marked))
      faults.push(`${file} ${marked.start}: missed: ${marked.value} ${marked.unit} ${marked.qualifier}`)
  const rows = figures.filter(({ row }) => row !== null)
  return {
    rows: rows.length,
    rowsRead: rows.filter((row) => met.has(row)).length,
    reported: read.length,
    right: met.size,
    faults,
  }
}
