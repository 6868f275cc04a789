import type { Text } from '../../../platform/domain/text.ts'
import { type ApiProblem, isText } from '../../../platform/web/api/api-problem.ts'
import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { words } from './words.ts'

export interface Conflict {
  readonly mine: Text | null
  readonly theirs: { readonly printed: Text; readonly by: Text; readonly at: string; readonly entryId: string }
}

const asText = (value: unknown): Text | null =>
  isText(value) ? value : typeof value === 'string' ? { vi: value, en: value } : null
const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined

/** Both values, when somebody else saved one at the same place in the meantime. */
export function conflictOf(problem: ApiProblem | null): Conflict | undefined {
  if (problem?.kind !== 'conflict') return undefined
  const theirs = part(problem.details, 'theirs')
  const entryId = part(theirs, 'entryId')
  const printed = asText(part(theirs, 'printed'))
  if (typeof entryId !== 'string' || !printed) return undefined
  return {
    mine: asText(part(part(problem.details, 'mine'), 'printed')),
    theirs: {
      printed,
      entryId,
      by: asText(part(theirs, 'by')) ?? { vi: '', en: '' },
      at: String(part(theirs, 'at') ?? ''),
    },
  }
}

interface ConflictNoticeProps {
  readonly conflict: Conflict
  readonly typed: string
  readonly onKeep: () => void
  readonly onCorrect: () => void
}

export function ConflictNotice({ conflict, typed, onKeep, onCorrect }: ConflictNoticeProps) {
  const text = useText()
  const say = useWords(words)
  const language = useLanguage()
  return (
    <Notice look="warn" title={say('conflict')} isAlert>
      <dl className="conflict">
        <div>
          <dt>{say('mine')}</dt>
          <dd>{conflict.mine ? text(conflict.mine) : typed}</dd>
        </div>
        <div>
          <dt>{say('theirs')}</dt>
          <dd>{text(conflict.theirs.printed)}</dd>
          <dd className="soft small">
            {text(conflict.theirs.by)}, {printInstant(conflict.theirs.at, language)}
          </dd>
        </div>
      </dl>
      <div className="form-acts">
        <Button onClick={onKeep}>{say('keepTheirs')}</Button>
        <Button look="primary" onClick={onCorrect}>
          {say('correctTheirs')}
        </Button>
      </div>
    </Notice>
  )
}
