import { periodText } from '../../../../platform/web/language/period-text.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import { words } from './words.ts'

/** Which form and period a page is about; both stand in its address. */
export function Choices({
  forms,
  form,
  periods,
  period,
}: {
  readonly forms: readonly { readonly code: string; readonly name: { readonly vi: string; readonly en: string } }[]
  readonly form: string
  readonly periods: readonly string[]
  readonly period: string
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  const known = periods.includes(period) ? periods : [period, ...periods]
  return (
    <div className="reporting-bar screen-only">
      <SelectField
        label={say('chooseForm')}
        value={form}
        onChange={(event) => go({ form: event.target.value, period: undefined, after: undefined })}
      >
        {forms.map((item) => (
          <option key={item.code} value={item.code}>
            {text(item.name)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('choosePeriod')}
        value={period}
        onChange={(event) => go({ period: event.target.value, after: undefined })}
      >
        {known.map((id) => (
          <option key={id} value={id}>
            {periodText(id, language)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
