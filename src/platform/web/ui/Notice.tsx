import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/api-problem.ts'
import { useText, useWords } from '../language/use-words.ts'
import { words } from '../words.ts'
import { Icon } from './icons.tsx'
import './states.css'

interface NoticeProps {
  readonly look: 'wrong' | 'warn' | 'good'
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly isAlert?: boolean
}

export function Notice({ look, title, children, isAlert = false }: NoticeProps) {
  return (
    <div className={`notice notice-${look}`} role={isAlert ? 'alert' : undefined}>
      <Icon name={look === 'good' ? 'check' : 'triangle'} />
      <p className="notice-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  )
}

/** What the server refused, in its own words. `knownFields` are shown beside their inputs instead. */
export function ProblemNotice({
  problem,
  knownFields = [],
}: {
  readonly problem: ApiProblem | null
  readonly knownFields?: readonly string[]
}) {
  const say = useWords(words)
  const text = useText()
  if (!problem || (problem.field !== undefined && knownFields.includes(problem.field))) return null
  return (
    <Notice look="wrong" title={say('problemHere')} isAlert>
      {/* A field without an input of its own is named by what the endpoint calls it. */}
      {problem.code === 'invalid-input' && problem.field !== undefined && <code>{problem.field}: </code>}
      {text(problem.text)}
    </Notice>
  )
}

/** The message for one input, when the server's refusal names it. */
export function useFieldError(problem: ApiProblem | null): (field: string) => string | undefined {
  const text = useText()
  return (field) => (problem?.field === field ? text(problem.text) : undefined)
}
