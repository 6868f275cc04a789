import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useRef,
} from 'react'
import { useWords } from '../language/use-words.ts'
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
      {(ids) => <input {...rest} {...ids} className="input" />}
    </Framed>
  )
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
