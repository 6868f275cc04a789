import { useMemo } from 'react'
import type { Text } from '../../../../platform/domain/text.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { heldFigures } from '../../contract/text.ts'
import { checkAgainst } from '../../text/check/against.ts'
import { checkText } from '../../text/check/check-text.ts'
import type { ReadText, TextChecked, TextFinding } from '../../text/figure.ts'
import { lookOver } from '../../text/look-over.ts'
import { convertedFrom, readEncoding } from '../../text/old-encoding/read-encoding.ts'
import { readText } from '../../text/read-text.ts'

/** A text on the page: what was pasted or read from a file; it outlives a reload in this tab and is kept nowhere else. */
export interface TextDraft {
  /** By which the text is kept, should figures be taken over from it. */
  readonly id: string
  readonly text: string
  /** Of the file; empty for a pasted text. */
  readonly name: string
  readonly notes: readonly Text[]
  readonly isExample: boolean
  readonly isRead: boolean
}

export const blankDraft: TextDraft = { id: '', text: '', name: '', notes: [], isExample: false, isRead: false }

export const useTextDraft = () => useDraft<TextDraft>('check-text', blankDraft)

export interface NumberedFinding extends TextFinding {
  readonly number: number
}

export interface CheckedDraft {
  readonly text: string
  readonly read: ReadText
  /** The gravest first, numbered from 1. */
  readonly findings: readonly NumberedFinding[]
  readonly checked: readonly TextChecked[]
  readonly notes: readonly Text[]
}

function notesOf(encoding: ReturnType<typeof readEncoding>): readonly Text[] {
  if (!encoding.ok) return [encoding.refusal.text]
  return encoding.value.encoding === 'unicode' ? [] : [convertedFrom(encoding.value.encoding)]
}

const gravity = ['contradiction', 'reading', 'note'] as const

/** Reads a text in the browser; with a unit and period it is compared with held figures, which come here: the text stays. */
export function useCheck(draft: TextDraft, beside: { readonly unit: string; readonly period: string } | null) {
  const held = useAsk(heldFigures, beside ?? { unit: '', period: '' }, beside !== null)
  const own = useMemo(() => {
    const encoding = readEncoding(draft.text)
    const text = encoding.ok ? encoding.value.text : draft.text
    const notes = [...draft.notes, ...notesOf(encoding), ...lookOver(text)]
    const read = readText(text)
    return { text, notes, read, ...checkText(read) }
  }, [draft.text, draft.notes])
  const checked = useMemo((): CheckedDraft => {
    const against = beside && held.data ? checkAgainst(own.read, held.data.figures) : { findings: [], checked: [] }
    const found = [...own.findings, ...against.findings]
    const sorted = gravity.flatMap((severity) => found.filter((finding) => finding.severity === severity))
    return {
      text: own.text,
      read: own.read,
      notes: own.notes,
      findings: sorted.map((finding, at) => ({ ...finding, number: at + 1 })),
      checked: [...own.checked, ...against.checked],
    }
  }, [own, beside, held.data])
  return { checked, held }
}
