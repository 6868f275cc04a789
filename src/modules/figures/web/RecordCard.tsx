import type { ReactNode } from 'react'
import { printDay, printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import type { Record } from '../contract.ts'
import { SourceLine } from './SourceLine.tsx'
import { words } from './words.ts'

/** One saved value: where it was printed, who entered it and who approved it. */
export function RecordCard({ record }: { readonly record: Record }) {
  const text = useText()
  const say = useWords(words)
  const language = useLanguage()
  const line = (content: ReactNode, key: string) => (
    <li key={key} className="soft small">
      {content}
    </li>
  )
  return (
    <div className="record">
      {record.source && <SourceLine source={record.source} />}
      {record.taken && (
        <p>
          {say('takenFrom')}{' '}
          <Go
            to="/check/source"
            keeps={['unit', 'period']}
            query={{ id: record.taken.textId, at: String(record.taken.start) }}
          >
            {record.taken.title}, {say('paragraph', { number: record.taken.paragraph })}
          </Go>
        </p>
      )}
      {record.directive && (
        <p>
          {say('directive')} {record.directive.symbol ?? text(record.directive.name)}
          {record.directive.issuedOn && `, ${printDay(record.directive.issuedOn, language)}`}
          {record.directive.symbol && <span className="soft small"> {text(record.directive.name)}</span>}
        </p>
      )}
      <ul>
        {record.printedForm && line(say('printedAs', { form: record.printedForm }), 'form')}
        {record.inferredBy && line(say('inferredBy', { rule: text(record.inferredBy) }), 'inferred')}
        {record.cutOffOn && line(say('knownAtCut', { day: printDay(record.cutOffOn, language) }), 'cut')}
        {line(
          say('enteredBy', { who: text(record.enteredBy), when: printInstant(record.enteredAt, language) }),
          'entered',
        )}
        {line(
          record.approvedBy && record.approvedAt
            ? say('approvedBy', { who: text(record.approvedBy), when: printInstant(record.approvedAt, language) })
            : say('notApproved'),
          'approved',
        )}
        {record.reason && line(`${say('reason')}: ${record.reason}`, 'reason')}
      </ul>
    </div>
  )
}
