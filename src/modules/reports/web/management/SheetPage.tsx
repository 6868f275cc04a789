import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Redirect } from '../../../../platform/web/routing/Redirect.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { readForm } from '../../contract/form.ts'
import { useMeasureNames } from './FormLines.tsx'
import type { Form } from './FormPage.tsx'
import { words } from './words.ts'
import './reporting.css'

/** An empty sheet of a form on A4: for a cell that writes its figures on paper or reads them over the telephone. */
export function SheetPage() {
  const say = useWords(words)
  const { form, unit, period } = useQueryPart()
  useTitle(say('sheetOf'))
  const asked = useAsk(readForm, { form: form ?? '' }, form !== undefined)
  if (form === undefined) return <Redirect to="/forms" query={{ unit, period }} />
  return (
    <Await query={asked} isPage>
      {(data) => <Blank form={data} />}
    </Await>
  )
}

function Blank({ form }: { readonly form: Form }) {
  const say = useWords(words)
  const text = useText()
  const names = useMeasureNames(form.owner.code, form.draft.periodKind)
  const typed = form.draft.sections
    .map((section) => ({
      ...section,
      lines: section.lines.filter((line) => !line.isPrefilled && names.get(line.measure)?.isTyped !== false),
    }))
    .filter((section) => section.lines.length > 0)
  return (
    <>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/forms/form" query={{ form: form.code }}>
              ‹ {text(form.name)}
            </Go>
          </p>
          <h1>{text(form.name)}</h1>
          <p className="soft">{say('sheetNote')}</p>
        </div>
        <Button className="screen-only" look="primary" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </header>
      <p className="reporting-sign">
        <span>{say('unit')}</span>
        <span>{say('choosePeriod')}</span>
      </p>
      {typed.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name of their own and stay in their order
        <section className="section" key={index}>
          <div className="section-head">
            <h2>{text(section.title)}</h2>
          </div>
          <DataTable
            caption={text(section.title)}
            rows={section.lines.map((line, at) => ({ ...line, number: at + 1 }))}
            rowKey={(line) => `${line.measure}/${line.class ?? ''}`}
            columns={[
              {
                key: 'line',
                kind: 'title',
                header: say('line'),
                cell: (line) => {
                  const known = names.get(line.measure)
                  const className = known?.classes.find((item) => item.code === line.class)
                  return (
                    <>
                      {line.number}. {known ? text(known.measure.name) : line.measure}
                      {className && `: ${text(className.name)}`} {known && `(${text(known.measure.measuredIn)})`}
                      {line.hint && <span className="reporting-remark soft">{text(line.hint)}</span>}
                    </>
                  )
                },
              },
              {
                key: 'box',
                header: say('value'),
                label: say('value'),
                width: '40mm',
                cell: () => <span className="reporting-box" />,
              },
            ]}
          />
        </section>
      ))}
      <p className="reporting-sign">
        <span>{say('sheetReporter')}</span>
        <span>{say('sheetDay')}</span>
      </p>
    </>
  )
}
