import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ApiProblem, asProblem } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../../platform/web/storage/use-draft.ts'
import { type TakenOutcome, takeOver } from '../../../../figures/contract/text.ts'
import type { Proposal } from '../../../text/propose.ts'

/** What the person changed about a proposal. */
export type Edits = Partial<Pick<Proposal, 'measure' | 'class' | 'unit' | 'period' | 'value' | 'high'>>

export interface RowState {
  readonly isChosen?: boolean
  readonly edits?: Edits
  /** Of the entry, from the first time it is sent. */
  readonly id?: string
  readonly outcome?: TakenOutcome
}

export interface Head {
  readonly title: string
  readonly symbol: string
  readonly issuer: string
  readonly issuedOn: string
}

interface Taking {
  readonly head: Head
  /** By the index of the figure. */
  readonly rows: Readonly<Record<string, RowState>>
  /** The id by which the text is kept, once it is. */
  readonly keptAs: string
}

export interface Row extends Proposal {
  readonly isChosen: boolean
  readonly outcome: TakenOutcome | undefined
}

const isTaken = (outcome: TakenOutcome | undefined): boolean =>
  outcome?.outcome === 'saved' || outcome?.outcome === 'held'

/** Proposals with what the person made of them; it outlives a reload, and a row sent twice is stored once. */
export function useTaking(textId: string, text: string, unit: string, proposals: readonly Proposal[], blankHead: Head) {
  const client = useQueryClient()
  const draft = useDraft<Taking>(`take-over.${textId}`, { head: blankHead, rows: {}, keptAs: '' })
  const { head, rows: states, keptAs } = draft.value
  const rows = proposals.map((proposal): Row => {
    const state = states[proposal.figure]
    const isClear = proposal.certainty === 'sure' || proposal.certainty === 'likely'
    return {
      ...proposal,
      ...state?.edits,
      isChosen: state?.isChosen ?? (isClear || state?.edits?.measure != null),
      outcome: state?.outcome,
    }
  })
  const setRow = (figure: number, change: RowState): void =>
    draft.set({ rows: { ...states, [figure]: { ...states[figure], ...change } } })
  const sending = useMutation<readonly TakenOutcome[], ApiProblem, readonly Row[]>({
    mutationFn: async (sent) => {
      const ids = new Map(sent.map((row) => [row.figure, states[row.figure]?.id ?? newId()]))
      // Kept before sending, so that a lost answer does not make another entry.
      const named = { ...states }
      for (const [figure, id] of ids) named[figure] = { ...named[figure], id }
      draft.set({ rows: named })
      const answer = await call(takeOver, {
        id: keptAs === '' ? textId : keptAs,
        unit,
        head: {
          title: head.title.trim(),
          symbol: head.symbol.trim() || null,
          issuer: head.issuer.trim() || null,
          issuedOn: head.issuedOn || null,
        },
        ...(keptAs === '' ? { text } : {}),
        entries: sent.map((row) => ({
          id: ids.get(row.figure) ?? '',
          unit: row.unit,
          measure: row.measure ?? '',
          class: row.class,
          period: row.period.trim(),
          value: row.value,
          high: row.high,
          word: row.word,
          isEstimate: row.isEstimate,
          isOfMost: row.isOfMost,
          start: row.start,
          end: row.end,
          paragraph: row.paragraph,
        })),
      }).catch((error: unknown) => {
        throw asProblem(error)
      })
      const outcomes = new Map(answer.entries.map((outcome) => [outcome.id, outcome]))
      for (const [figure, id] of ids) {
        const outcome = outcomes.get(id)
        // One that was refused is another entry when it is sent again.
        const { id: _, ...rest } = named[figure] ?? {}
        named[figure] = outcome ? { ...rest, ...(isTaken(outcome) ? { id } : {}), outcome } : { ...rest, id }
      }
      draft.set({
        rows: named,
        ...(answer.entries.some((outcome) => outcome.outcome === 'saved') ? { keptAs: answer.id } : {}),
      })
      return answer.entries
    },
    onSuccess: () => {
      client.invalidateQueries()
    },
  })
  return {
    head,
    keptAs,
    rows,
    chosen: rows.filter((row) => row.isChosen && row.measure !== null && !isTaken(row.outcome)),
    isTaken: (row: Row) => isTaken(row.outcome),
    setHead: (change: Partial<Head>) => draft.set({ head: { ...head, ...change } }),
    setRow,
    sending,
  }
}
export type Taker = ReturnType<typeof useTaking>
