import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../../../platform/web/api/call.ts'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { downloadDraftEdition, type EditionPreview, previewEdition, printDraft } from '../../contract/edition.ts'
import { FreezeDialog } from './FreezeDialog.tsx'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'

/** A document as it will be printed, what stands in the way of freezing it, and which pages changed since it was printed last. */
export function PrintPage() {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const preview = useAsk(previewEdition, { id: id ?? '' }, id !== undefined)
  return (
    <Await query={preview} isPage skeleton={<Skeleton heights={[56, 96, 720]} />}>
      {(data) => <Print preview={data} />}
    </Await>
  )
}

function Print({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(words)
  const text = useText()
  const [isFreezing, setFreezing] = useState(false)
  useTitle(`${say('printTitle')}: ${preview.name}`)
  const file = (format: 'docx' | 'pdf') => addressOf(downloadDraftEdition, { id: preview.id, format })
  return (
    <>
      <header className="page-head screen-only">
        <div>
          <p>
            <Go to={`/documents/${preview.id}`} query={{ figure: undefined }}>
              ‹ {say('backDraft')}
            </Go>
          </p>
          <h1>{preview.name}</h1>
          <p className="soft">
            {text(preview.unit.name)} · {say('numbers', { count: preview.numbers })}
          </p>
        </div>
        <div className="row">
          <a className="button button-plain" href={file('docx')} download>
            {say('docx')}
          </a>
          <a className="button button-plain" href={file('pdf')} target="_blank" rel="noreferrer">
            {say('pdf')}
          </a>
          <Button look="primary" ability={preview.can.freeze} onClick={() => setFreezing(true)}>
            {say('freeze')}
          </Button>
        </div>
      </header>
      <div className="report-columns">
        <Sheet printable={preview.printable} />
        <div className="obstacles screen-only stack">
          <Before preview={preview} />
          <Pages preview={preview} />
          <Editions preview={preview} />
        </div>
      </div>
      {isFreezing && <FreezeDialog preview={preview} onClose={() => setFreezing(false)} />}
    </>
  )
}

function Before({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(words)
  const text = useText()
  return (
    <section>
      <h2>{say('before')}</h2>
      {preview.obstacles.length === 0 ? (
        <p className="obstacle tone-good">
          <Icon name="check" /> {say('ready')}
        </p>
      ) : (
        <ul className="stack">
          {preview.obstacles.map((obstacle) => (
            <li key={obstacle.kind} className="obstacle tone-warn">
              <Icon name={obstacle.isRefused ? 'cross' : 'ring'} />
              <div>
                <span className="soft small block">{say(obstacle.isRefused ? 'mustClear' : 'toConfirm')}</span>
                {text(obstacle.text)}
                {obstacle.about.length > 0 && (
                  <Go
                    className="block"
                    to={`/documents/${preview.id}`}
                    query={{ figure: undefined, at: obstacle.about[0] }}
                  >
                    {say('findIn')}
                  </Go>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Only the pages that say something else have to be laid in again. */
function Pages({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const printing = useTell(printDraft)
  const { lastPrint } = preview
  const done = printing.data
  const outcome = (): string => {
    if (!done) return ''
    if (done.changedPages === null) return say('pagesFirst', { count: done.pages })
    const removed = done.removedPages ?? []
    const told = [
      ...(done.changedPages.length === 0 ? [] : [say('pagesChanged', { pages: done.changedPages.join(', ') })]),
      ...(removed.length === 0 ? [] : [say('pagesRemoved', { pages: removed.join(', ') })]),
    ]
    return told.length === 0 ? say('pagesSame') : told.join(' ')
  }
  return (
    <section>
      <h2>{say('pages')}</h2>
      <p className="soft small">
        {lastPrint
          ? say('lastPrint', {
              at: printInstant(lastPrint.at, language),
              by: text(lastPrint.by),
              count: lastPrint.pages,
            })
          : say('neverPrinted')}
      </p>
      <ProblemNotice problem={printing.error} />
      <div aria-live="polite">{done && <Notice look="good" title={outcome()} />}</div>
      <p className="small">{say('pagesLead')}</p>
      <Button
        ability={preview.can.print}
        disabled={printing.isPending}
        onClick={() => printing.mutate({ id: newId(), document: preview.id })}
      >
        {say('remember')}
      </Button>
    </section>
  )
}

function Editions({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(words)
  const language = useLanguage()
  if (preview.editions.length === 0) return null
  return (
    <section>
      <h2>{say('editions')}</h2>
      <ul className="edition-list">
        {preview.editions.map((edition) => (
          <li key={edition.code}>
            <Go to={`/d/${edition.code}`} query={{ figure: undefined }}>
              {edition.code}
            </Go>
            <span className="soft small">
              {say(edition.state)} · {printInstant(edition.at, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
