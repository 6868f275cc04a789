import type { ApiProblem } from '../api/api-problem.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Go } from '../routing/Go.tsx'
import { useTitle } from '../shell/use-title.ts'
import { words } from '../words.ts'
import { Button } from './Button.tsx'
import './states.css'

interface FailureProps {
  readonly problem: ApiProblem
  readonly onRetry?: () => void
  readonly isPage?: boolean
}

export function Failure({ problem, onRetry, isPage = false }: FailureProps) {
  const say = useWords(words)
  const text = useText()
  const title =
    problem.kind === 'forbidden' ? say('forbidden') : problem.kind === 'not-found' ? say('notFound') : say('error')
  const isLasting = problem.kind === 'forbidden' || problem.kind === 'not-found'
  return (
    <div className="state" role="alert" data-state={problem.kind}>
      {isPage ? <PageTitle title={title} /> : <h2>{title}</h2>}
      <p>{text(problem.text)}</p>
      <div className="row">
        {!isLasting && onRetry && <Button onClick={onRetry}>{say('retry')}</Button>}
        {isLasting && isPage && (
          <Go to="/" keeps={[]} className="button button-plain">
            {say('toFirstPage')}
          </Go>
        )}
      </div>
    </div>
  )
}

function PageTitle({ title }: { readonly title: string }) {
  useTitle(title)
  return <h1>{title}</h1>
}

export function NotFoundPage() {
  const say = useWords(words)
  return (
    <div className="state">
      <PageTitle title={say('notFound')} />
      <p>{say('notFoundHint')}</p>
      <Go to="/" keeps={[]} className="button button-plain">
        {say('toFirstPage')}
      </Go>
    </div>
  )
}
