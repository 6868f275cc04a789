import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useRef,
} from 'react'
import { isDay } from '../../domain/day.ts'
import { sayDay } from '../language/dates.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { words } from '../words.ts'
import { Icon } from './icons.tsx'
import './field.css'

interface Around {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly isOptional?: boolean
}
interface Ids {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label above, hint, and the error beside the input it speaks of. */
function Framed({ label, hint, error, isOptional, children }: Around & { readonly children: (ids: Ids) => ReactNode }) {
  const say = useWords(words)
  const id = useId()
  const wasWrong = useRef(false)
  useEffect(() => {
    // A refusal is read where it belongs, also when the field lies above what the window shows.
    if (error && !wasWrong.current) document.getElementById(id)?.focus()
    wasWrong.current = Boolean(error)
  }, [error, id])
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label} {isOptional && <span className="field-optional">({say('optional')})</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="triangle" size={12} /> {error}
        </p>
      )}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}

export function TextField({ label, hint, error, isOptional, ...rest }: Around & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Framed label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      {(ids) => (
        <>
          <input {...rest} {...ids} className="input" />
          {rest.type === 'date' && <DayInWords value={rest.value} />}
        </>
      )}
    </Framed>
  )
}

/** A browser set to English writes the month of a day first, whatever the language of the page. */
const isMonthFirst = /^0?1\D+0?2/.test(new Intl.DateTimeFormat().format(new Date(2024, 0, 2)))

function DayInWords({ value }: { readonly value: unknown }) {
  const language = useLanguage()
  if (!isMonthFirst || typeof value !== 'string' || !isDay(value)) return null
  return <p className="field-day">{sayDay(value, language)}</p>
}

export function AreaField({
  label,
  hint,
  error,
  isOptional,
  ...rest
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Framed label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      {(ids) => <textarea rows={3} {...rest} {...ids} className="input" />}
    </Framed>
  )
}

export function SelectField({
  label,
  hint,
  error,
  isOptional,
  children,
  ...rest
}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Framed label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      {(ids) => (
        <select {...rest} {...ids} className="input">
          {children}
        </select>
      )}
    </Framed>
  )
}

export function CheckField({
  label,
  hint,
  ...rest
}: { readonly label: string; readonly hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <div className="check">
      <input type="checkbox" {...rest} id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
