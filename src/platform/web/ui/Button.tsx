import type { ButtonHTMLAttributes } from 'react'
import { useId } from 'react'
import type { Ability } from '../../domain/shapes.ts'
import { useText } from '../language/use-words.ts'
import './button.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet'
  /** What the server said about this act; a refused one stays visible and says why. */
  readonly ability?: Ability
}

export function Button({ look = 'plain', ability, className = '', disabled, onClick, children, ...rest }: ButtonProps) {
  const text = useText()
  const reasonId = useId()
  const reason = ability && !ability.isAllowed ? ability.reason : null
  const isRefused = ability !== undefined && !ability.isAllowed
  const button = (
    <button
      type="button"
      className={`button button-${look} ${className}`}
      disabled={disabled}
      aria-disabled={isRefused || undefined}
      aria-describedby={reason ? reasonId : undefined}
      onClick={isRefused ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {children}
    </button>
  )
  if (!reason) return button
  return (
    <span className="button-refused">
      {button}
      <span id={reasonId} className="button-reason">
        {text(reason)}
      </span>
    </span>
  )
}
