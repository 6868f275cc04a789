import { parsePeriod } from '../../../../platform/domain/period.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { periodText } from '../../../../platform/web/language/period-text.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { readUnit } from '../../../org/contract.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { listForms } from '../../contract/form.ts'
import { readProgress } from '../../contract/submission.ts'
import { periodsUpTo } from '../../due.ts'
import { stateNames, submissionStates } from '../../submission.ts'
import { Choices } from './Choices.tsx'
import { ProgressBefore, ProgressWhole } from './ProgressTotals.tsx'
import { ProgressUnits } from './ProgressUnits.tsx'
import { words } from './words.ts'
import './reporting.css'

/** Who is in for a form and period below a unit, down the tree. */
export function ProgressPage() {
  const say = useWords(words)
  const { unit, period } = usePlace()
  const { form } = useQueryPart()
  const [text, language] = [useText(), useLanguage()]
  useTitle(say('progress'))
  const here = useAsk(readUnit, { unit: unit ?? '' }, unit !== undefined)
  const forms = useAsk(listForms, { unit: unit ?? '' }, unit !== undefined)
  const installation = useAsk(readInstallation, {})
  if (unit === undefined) return null
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('progress')}</h1>
          <p className="soft screen-only">{say('remindHint')}</p>
        </div>
      </header>
      <Await query={forms}>
        {({ forms: known }) => {
          const asked = known.filter((item) => item.state !== 'draft')
          const chosen =
            asked.find((item) => item.code === form) ?? asked.find((item) => item.owner.code === unit) ?? asked[0]
          const today = installation.data?.today
          if (!chosen || today === undefined)
            return (
              <Empty title={say('formsNone')}>
                <Go to="/forms">{say('forms')}</Go>
              </Empty>
            )
          const periods = periodsUpTo(chosen.periodKind, today, '2000-01-01', 13)
          const parsed = parsePeriod(period ?? '')
          const isOfKind = parsed.ok && parsed.value.kind === chosen.periodKind
          const shown = isOfKind && period !== undefined ? period : (periods[1]?.id ?? periods[0]?.id ?? '')
          return (
            <>
              <p className="print-only">
                <b>{[here.data && text(here.data.name), text(chosen.name), periodText(shown, language)].join(' · ')}</b>
              </p>
              <Choices forms={asked} form={chosen.code} periods={periods.map((item) => item.id)} period={shown} />
              <Below key={`${chosen.code} ${unit} ${shown}`} form={chosen.code} unit={unit} period={shown} />
            </>
          )
        }}
      </Await>
    </>
  )
}

function Below(place: { readonly form: string; readonly unit: string; readonly period: string }) {
  const say = useWords(words)
  const { state, after } = useQueryPart()
  const go = useGo()
  const text = useText()
  const filter = submissionStates.find((item) => item === state)
  const asked = useAsk(readProgress, {
    ...place,
    ...(filter === undefined ? {} : { state: filter }),
    ...(after === undefined ? {} : { after }),
  })
  return (
    <Await query={asked}>
      {(data) => (
        <>
          <ProgressWhole data={data} />
          {data.whole.asked > 0 && (
            <div className="reporting-bar screen-only">
              <SelectField
                label={say('filter')}
                value={filter ?? ''}
                onChange={(event) => go({ state: event.target.value || undefined, after: undefined })}
              >
                <option value="">{say('anyState')}</option>
                {submissionStates.map((item) => (
                  <option key={item} value={item}>
                    {text(stateNames[item])}
                  </option>
                ))}
              </SelectField>
            </div>
          )}
          <ProgressUnits data={data} isFiltered={filter !== undefined} {...place} />
          {data.next !== null && (
            <Go query={{ after: data.next }} className="button button-plain screen-only">
              {say('more')}
            </Go>
          )}
          <ProgressBefore data={data} />
        </>
      )}
    </Await>
  )
}
