import { useEffect } from 'react'
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
  // What a whole page is asked by stands in its address: trying again would ask the same.
  const isBadAddress = isPage && problem.kind === 'invalid'
  const isLasting = problem.kind === 'forbidden' || problem.kind === 'not-found' || isBadAddress
  const title = isBadAddress
    ? say('badAddress')
    : problem.kind === 'forbidden'
      ? say('forbidden')
      : problem.kind === 'not-found'
        ? say('notFound')
        : say('error')
  return (
    <div className="state" role="alert" data-state={problem.kind}>
      {isPage ? <PageTitle title={title} /> : <h2>{title}</h2>}
      <p>{isBadAddress && problem.code === 'invalid-input' ? say('badAddressHint') : text(problem.text)}</p>
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

// What Chromium, Firefox, Safari and the loader itself say of a part that did not come.
const isNotFetched = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message)

/** A page that could not be fetched, or failed while it was drawn; the frame around it stays. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const say = useWords(words)
  const waitsForNetwork = isNotFetched(error)
  useEffect(() => {
    if (!waitsForNetwork) return
    const again = (): void => location.reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [waitsForNetwork])
  return (
    <div className="state" role="alert">
      <PageTitle title={say('error')} />
      <p>{say(waitsForNetwork ? 'notLoaded' : 'broken')}</p>
      <div className="row">
        <Button onClick={() => location.reload()}>{say('retry')}</Button>
        <Go to="/" keeps={[]} className="button button-plain">
          {say('toFirstPage')}
        </Go>
      </div>
    </div>
  )
}
