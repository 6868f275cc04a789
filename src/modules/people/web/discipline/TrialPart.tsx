import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import type { DisciplineTrial } from '../../contract/discipline.ts'
import { nameOfDisciplineKey } from '../../discipline/columns.ts'
import { Faults } from '../exchange/Faults.tsx'
import { words } from './words.ts'

interface TrialProps {
  readonly trial: DisciplineTrial
  /** The file that was tried and whose columns it has. */
  readonly of: string
  readonly isSending: boolean
  readonly onRun: () => void
  readonly onMark: () => void
}

/** What a tried file would do, and the way on. */
export function TrialPart({ trial, of, isSending, onRun, onMark }: TrialProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <div className="stack section" role="status">
      <div>
        <h2>{say('result')}</h2>
        <p className="soft small">{of}</p>
      </div>
      <dl className="exchange-counts">
        {(['rows', 'new', 'same', 'errors', 'warnings'] as const).map((key) => (
          <div key={key} className={key === 'errors' && trial.errors > 0 ? 'exchange-wrong' : ''}>
            <dt>{say(key, { count: trial[key] })}</dt>
            <dd>{trial[key].toLocaleString(language)}</dd>
          </div>
        ))}
      </dl>
      {trial.errors > 0 ? (
        <Notice look="wrong" title={say('mend')} />
      ) : trial.rows === 0 ? (
        <Empty title={say('noRows')} />
      ) : trial.new === 0 ? (
        <p>{say('nothingNew')}</p>
      ) : null}
      <div className="row">
        {trial.errors === 0 && trial.new > 0 && (
          <Button look="primary" disabled={isSending} onClick={onRun}>
            {say('run', { count: trial.new })}
          </Button>
        )}
        {trial.faults.length > 0 && (
          <Button disabled={isSending} onClick={onMark}>
            {say('marked')}
          </Button>
        )}
      </div>
      {trial.faults.length > 0 && (
        <Faults faults={trial.faults} whole={trial.errors + trial.warnings} nameOf={nameOfDisciplineKey} />
      )}
    </div>
  )
}
