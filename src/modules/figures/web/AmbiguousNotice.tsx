import type { Text } from '../../../platform/domain/text.ts'
import { type ApiProblem, isText } from '../../../platform/web/api/api-problem.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { words } from './words.ts'

interface Reading {
  readonly value: string
  readonly printed: Text
}

const isReading = (value: unknown): value is Reading =>
  typeof value === 'object' &&
  value !== null &&
  'value' in value &&
  typeof value.value === 'string' &&
  'printed' in value &&
  isText(value.printed)

/** The two readings of an ambiguous number, when that is why the server asked back. */
export function readingsOf(problem: ApiProblem | null): readonly Reading[] | undefined {
  if (problem?.code !== 'ambiguous-number') return undefined
  const { details } = problem
  if (typeof details !== 'object' || details === null || !('readings' in details) || !Array.isArray(details.readings))
    return undefined
  return details.readings.filter(isReading)
}

interface AmbiguousNoticeProps {
  readonly problem: ApiProblem
  readonly readings: readonly Reading[]
  readonly onChoose: (value: string) => void
}

export function AmbiguousNotice({ problem, readings, onChoose }: AmbiguousNoticeProps) {
  const text = useText()
  const say = useWords(words)
  return (
    <Notice look="warn" title={say('whichNumber')} isAlert>
      <p>{text(problem.text)}</p>
      <div className="form-acts">
        {readings.map((reading) => (
          <Button key={reading.value} onClick={() => onChoose(reading.value)}>
            {text(reading.printed)}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
