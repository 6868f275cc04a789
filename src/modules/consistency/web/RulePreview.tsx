import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Notice, ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { plainPrint } from '../../figures/print.ts'
import { usePlace } from '../../org/web/public.tsx'
import { tryRule } from '../contract.ts'
import { sentenceOf } from '../rule/sentence.ts'
import type { CatalogueSlice } from '../rule/values.ts'
import { contentOf, type Draft, readable, slotsOf, termsIn } from './draft.ts'
import type { KnownMeasure } from './TermField.tsx'
import { words } from './words.ts'

const sliceOf = (measures: readonly KnownMeasure[]): CatalogueSlice =>
  new Map(
    measures.map((measure) => [
      measure.code,
      { ...measure, print: plainPrint, isNonNegative: true, isCumulative: false },
    ]),
  )

/** The rule as a sentence while it is being filled in, and what it would have found. */
export function RulePreview({
  draft,
  measures,
}: {
  readonly draft: Draft
  readonly measures: readonly KnownMeasure[]
}) {
  const say = useWords(words)
  const text = useText()
  const { unit } = usePlace()
  const telling = useTell(tryRule)
  const isWhole = slotsOf[draft.kind].every(({ name, least }) =>
    termsIn(draft, name, least).every((term) => term.measure !== ''),
  )
  const rule = isWhole ? readable(draft) : undefined
  const tried = telling.data
  return (
    <section className="rule-preview" aria-live="polite">
      <h3>{say('preview')}</h3>
      <p className="rule-sentence">
        {rule ? text(sentenceOf(rule, sliceOf(measures))) : <span className="soft">{say('previewEmpty')}</span>}
      </p>
      {unit === undefined ? (
        <p className="soft small">{say('tryNowhere')}</p>
      ) : (
        <p className="row">
          <Button
            disabled={!rule || telling.isPending}
            onClick={() => telling.mutate({ unit, rule: contentOf(draft) })}
          >
            {say(telling.isPending ? 'trying' : 'try')}
          </Button>
          <span className="soft small">{say('tryWhere', { unit })}</span>
        </p>
      )}
      <ProblemNotice problem={telling.error} />
      {tried && (
        <Notice
          look={tried.found === 0 ? 'good' : 'warn'}
          title={say('tried', { found: tried.found, checked: tried.checked, unchecked: tried.unchecked })}
        >
          {tried.isCut && <p>{say('triedCut')}</p>}
          <ul className="tried">
            {tried.findings.map((item) => (
              <li key={item.finding.digest}>
                <b>
                  {text(item.unit.name)}, {text(item.period)}:
                </b>{' '}
                {text(item.finding.title)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}
