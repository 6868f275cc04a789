import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  decimalShape,
  instantShape,
  newIdShape,
  textShape,
} from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { addressShape } from '../contract.ts'
import { words } from '../quantity.ts'

/** A text that is kept whole is no longer than this, in UTF-16 units. */
export const mostKeptText = 1_000_000
export const mostTakenAtOnce = 500

const label = (most: number) => z.string().trim().min(1).max(most).nullable().default(null)

/** What a text says of itself. */
export const textHeadShape = z.object({
  title: z.string().trim().min(3).max(300),
  symbol: label(100),
  issuer: label(200),
  issuedOn: dayShape.nullable().default(null),
})

/** A figure of the text as it goes into the records, with the words it was read from. */
export const takenEntryShape = z.object({
  id: newIdShape,
  unit: z.string().min(1),
  measure: z.string().min(1),
  class: z.string().min(1).nullable().default(null),
  period: z.string().min(1),
  /** In what the measure is counted in; `high` is the other end of a range. */
  value: decimalShape,
  high: decimalShape.nullable().default(null),
  word: z.enum(words),
  isEstimate: z.boolean().default(false),
  isOfMost: z.boolean().default(false),
  /** The words, in UTF-16 units of the text; `end` is after the last one. */
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  /** From 1. */
  paragraph: z.number().int().min(1),
})
export type TakenEntry = z.output<typeof takenEntryShape>

/** What became of a figure: `held` when the same value stands there already. */
export const takenOutcomes = ['saved', 'held', 'conflict', 'refused'] as const

const outcomeShape = z.object({
  id: z.string(),
  outcome: z.enum(takenOutcomes),
  refusal: z.object({ code: z.string(), message: textShape, field: z.string().nullable() }).nullable(),
  /** What stands at the place, where that is something. */
  theirs: z.object({ entryId: z.string(), printed: textShape, by: textShape, at: instantShape }).nullable(),
})
export type TakenOutcome = z.output<typeof outcomeShape>

/**
 * Takes figures of a text over as entries, under one act, and keeps the text whole beside them. Those that may not go in are told
 * one by one; the others go in. Sent again, it stores nothing twice.
 */
export const takeOver = endpoint({
  name: 'takeOver',
  method: 'POST',
  path: '/figures/texts/take-over',
  summary: { vi: 'Lấy số liệu của văn bản vào hệ thống', en: 'Take the figures of a text over' },
  access: 'account',
  mostBytes: 6_000_000,
  input: z.object({
    /** Of the text; one that the unit keeps already goes on under its own. */
    id: newIdShape,
    /** Whose records the text is kept with. */
    unit: z.string().min(1),
    head: textHeadShape,
    /** Whole; may be left out where it was sent before under this id. */
    text: z.string().min(1).max(mostKeptText).optional(),
    entries: z.array(takenEntryShape).min(1).max(mostTakenAtOnce),
  }),
  output: z.object({ id: z.string(), entries: z.array(outcomeShape) }),
})

const keptHeadShape = z.object({
  id: z.string(),
  unit: unitRefShape,
  title: z.string(),
  symbol: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  keptBy: textShape,
  keptAt: instantShape,
  isWithdrawn: z.boolean(),
})

/** A kept text with the figures that were taken from it, at their words. */
export const readKeptText = endpoint({
  name: 'readKeptText',
  method: 'GET',
  path: '/figures/texts/text',
  summary: { vi: 'Văn bản gốc của số liệu', en: 'A text that figures were taken from' },
  access: 'account',
  input: z.object({ id: z.uuid() }),
  output: keptHeadShape.extend({
    text: z.string(),
    entries: z.array(
      z.object({
        id: z.string(),
        address: addressShape,
        unit: unitRefShape,
        measure: textShape,
        periodText: textShape,
        printed: textShape,
        start: z.number().int(),
        end: z.number().int(),
        paragraph: z.number().int(),
        /** `replaced`: somebody corrected it since. */
        state: z.enum(['stands', 'replaced', 'withdrawn']),
        isApproved: z.boolean(),
      }),
    ),
    can: z.object({ withdraw: abilityShape }),
  }),
})
export type KeptText = z.output<typeof readKeptText.output>

export const listKeptTexts = endpoint({
  name: 'listKeptTexts',
  method: 'GET',
  path: '/figures/texts',
  summary: { vi: 'Các văn bản đã lấy số liệu', en: 'Texts that figures were taken from' },
  access: 'account',
  input: z.object({ unit: z.string().min(1) }),
  output: z.object({
    texts: z.array(keptHeadShape.extend({ taken: z.number().int(), standing: z.number().int() })),
  }),
})

/** Undoes a taking-over: every entry from the text that still stands is superseded by one without value, under one act. */
export const takeBack = endpoint({
  name: 'takeBack',
  method: 'POST',
  path: '/figures/texts/take-back',
  summary: { vi: 'Rút số liệu đã lấy từ văn bản', en: 'Withdraw the figures taken from a text' },
  access: 'account',
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  output: z.object({
    id: z.string(),
    withdrawn: z.number().int(),
    /** Corrected since: they are no longer what the text says, and stay. */
    replaced: z.number().int(),
    refused: z.array(outcomeShape),
  }),
})
