import { z } from 'zod'
import { decimalShape } from '../../../platform/domain/shapes.ts'
import { words } from '../../figures/quantity.ts'
import { checkAgainst, type HeldFigure } from './check/against.ts'
import { checkText } from './check/check-text.ts'
import { figureKinds, type ReadFigure, type Span, severities } from './figure.ts'
import { readText } from './read-text.ts'

const offset = z.number().int().nonnegative()
const spanShape = z.tuple([offset, offset])

/** What was read and found in a text, as the command line prints it and the API sends it. Spans are UTF-16 offsets. */
export const textReportShape = z.object({
  figures: z.array(
    z.object({
      text: z.string(),
      start: offset,
      end: offset,
      value: decimalShape,
      unit: z.string(),
      qualifier: z.enum(words),
      kind: z.enum(figureKinds),
      /** `ước`: there only when it is one. */
      isEstimate: z.literal(true).optional(),
      about: z
        .object({
          subject: z.string().optional(),
          period: z.string().optional(),
          topic: z.string().optional(),
          base: z.string().optional(),
        })
        .optional(),
    }),
  ),
  findings: z.array(
    z.object({
      kind: z.string(),
      severity: z.enum(severities),
      message: z.string(),
      messageEn: z.string(),
      spans: z.array(spanShape),
      expected: z.string().optional(),
      printed: z.string().optional(),
    }),
  ),
  checked: z.array(
    z.object({ kind: z.string(), message: z.string(), messageEn: z.string(), spans: z.array(spanShape) }),
  ),
})
export type TextReport = z.infer<typeof textReportShape>

/**
 * Reads a text and checks its figures against each other, and against held ones where some are given: deterministic, without
 * a clock, a network or a database.
 */
export function textReport(text: string, held: readonly HeldFigure[] = []): TextReport {
  const read = readText(text)
  const own = checkText(read)
  const against = checkAgainst(read, held)
  return {
    figures: read.figures.map(figureOf),
    findings: [...own.findings, ...against.findings].map(({ kind, severity, message, spans, expected, printed }) => ({
      kind,
      severity,
      message: message.vi,
      messageEn: message.en,
      spans: spans.map(pairOf),
      ...(expected === null ? {} : { expected }),
      ...(printed === null ? {} : { printed }),
    })),
    checked: [...own.checked, ...against.checked].map(({ kind, message, spans }) => ({
      kind,
      message: message.vi,
      messageEn: message.en,
      spans: spans.map(pairOf),
    })),
  }
}

const pairOf = ({ start, end }: Span): [number, number] => [start, end]

function figureOf({ text, start, end, value, unit, qualifier, kind, isEstimate, about }: ReadFigure) {
  const known = {
    ...(about.subject === null ? {} : { subject: about.subject }),
    ...(about.period === null ? {} : { period: about.period }),
    ...(about.topic === null ? {} : { topic: about.topic }),
    ...(about.base === null ? {} : { base: about.base }),
  }
  return {
    text,
    start,
    end,
    value,
    unit,
    qualifier,
    kind,
    ...(isEstimate ? { isEstimate: true as const } : {}),
    ...(Object.keys(known).length === 0 ? {} : { about: known }),
  }
}

/** Does the text contradict itself? The command line then ends with 1. */
export const hasContradiction = ({ findings }: Pick<TextReport, 'findings'>): boolean =>
  findings.some((finding) => finding.severity === 'contradiction')
