import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { listFormMeasures } from '../../contract/form.ts'
import type { Form } from './FormPage.tsx'
import { words } from './words.ts'

/** Names of measures by code, for the lines of a form. */
export function useMeasureNames(owner: string, periodKind: Form['draft']['periodKind']) {
  const measures = useAsk(listFormMeasures, { unit: owner, periodKind })
  return new Map(measures.data?.measures.map((item) => [item.measure.code, item]))
}

/** The lines of a form, as they stand. */
export function FormLines({ form }: { readonly form: Form }) {
  const say = useWords(words)
  const text = useText()
  const names = useMeasureNames(form.owner.code, form.draft.periodKind)
  return (
    <>
      <Meter form={form} />
      {form.draft.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name of their own and stay in their order
        <section className="section" key={index}>
          <div className="section-head">
            <h2>{text(section.title)}</h2>
          </div>
          <ul className="reporting-lines">
            {section.lines.map((line) => {
              const known = names.get(line.measure)
              const className = known?.classes.find((item) => item.code === line.class)
              return (
                <li className="reporting-line" key={`${line.measure}/${line.class ?? ''}`}>
                  <span>
                    {known ? text(known.measure.name) : line.measure}
                    {line.class !== undefined && `: ${className ? text(className.name) : line.class}`}
                    {line.hint && <span className="reporting-remark soft">{text(line.hint)}</span>}
                  </span>
                  <span className="soft">
                    {line.isPrefilled || known?.isTyped === false ? say('held') : say('typed')}
                    {!line.isPrefilled && line.isRequired && known?.isTyped !== false && ` · ${say('required')}`}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}

/** What the form, and all forms together, ask of a unit. */
export function Meter({ form }: { readonly form: Form }) {
  const say = useWords(words)
  const text = useText()
  const { typed, prefilled } = form.burden
  const [perMonth, allPerMonth] = [form.burden.perMonth, form.burden.allPerMonth].map((value) =>
    value.replace('.', text({ vi: ',', en: '.' })),
  )
  return (
    <section className="reporting-meter" aria-label={say('meter')} aria-live="polite">
      <p>
        <b>{say('meterOf', { typed, month: perMonth ?? '' })}</b> · {say('fieldsOf', { typed, prefilled })}
      </p>
      <p className="soft">{say('meterAll', { all: allPerMonth ?? '' })}</p>
    </section>
  )
}
