import { useEffect, useRef } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { Skeleton } from '../../../platform/web/ui/Skeleton.tsx'
import { useIsNarrow } from '../../../platform/web/ui/use-is-narrow.ts'
import { since, usePlace } from '../../org/web/public.tsx'
import { type Address, type FigurePage, readFigure } from '../contract.ts'
import { FigureMarks } from './FigureMarks.tsx'
import { FindingCard } from './FindingCard.tsx'
import { figureInput, figureQuery, readFigureKey } from './figure-key.ts'
import { Lineage } from './Lineage.tsx'
import { Statements } from './Statements.tsx'
import { words } from './words.ts'
import './panel.css'

/** The figure named by the address, or nothing. */
export function useOpenFigure(): Address | undefined {
  return readFigureKey(useQueryPart().figure)
}

/** Beside the page on a desk, a full sheet below that; it has an address, and Back closes it. */
export function FigurePanel({ address }: { readonly address: Address }) {
  const say = useWords(words)
  const go = useGo()
  const isNarrow = useIsNarrow(1180)
  const close = (): void => go({ figure: undefined }, { isReplacing: true, keepsScroll: true })
  if (isNarrow) {
    return (
      <Dialog title={say('origin')} size="sheet" onClose={close}>
        <PanelContent address={address} />
      </Dialog>
    )
  }
  return <AsidePanel address={address} onClose={close} />
}

function AsidePanel({ address, onClose }: { readonly address: Address; readonly onClose: () => void }) {
  const say = useWords(words)
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    opener.current = document.activeElement
    heading.current?.focus({ preventScroll: true })
    return () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected)
        opener.current.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <aside className="shell-aside panel" aria-label={say('origin')}>
      <div className="panel-scroll">
        <div className="panel-head">
          <h2 ref={heading} tabIndex={-1}>
            {say('origin')}
          </h2>
          <CloseButton onClose={onClose} />
        </div>
        <PanelContent address={address} />
      </div>
    </aside>
  )
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  return (
    <button type="button" className="dialog-close" aria-label={text({ vi: 'Đóng', en: 'Close' })} onClick={onClose}>
      ×
    </button>
  )
}

function PanelContent({ address }: { readonly address: Address }) {
  const place = usePlace()
  const page = useAsk(readFigure, { ...figureInput(address), ...since(place) })
  return (
    <Await query={page} skeleton={<Skeleton heights={[48, 40, 120, 200]} />}>
      {(data) => <PanelBody page={data} />}
    </Await>
  )
}

function PanelBody({ page }: { readonly page: FigurePage }) {
  const say = useWords(words)
  const text = useText()
  const { figure } = page
  const printed = text(figure.printed)
  return (
    <div className="panel-body">
      <div>
        <p className="panel-value">{printed}</p>
        <FigureMarks figure={figure} shown={printed} />
        <p className="panel-name">
          {text(figure.measure.name)}
          {figure.className && `: ${text(figure.className)}`}
        </p>
        <p className="soft small">
          {text(figure.unit.name)} · {text(figure.periodText)}
          {page.owner && ` · ${say('owner')} ${text(page.owner.name)}`}
        </p>
        {figure.absence && <p className="soft">{text(figure.absence.text)}</p>}
      </div>
      <Lineage step={page.lineage} />
      <Statements statements={page.statements} />
      {page.findings.length > 0 && (
        <section>
          <h3 className="panel-sub">{say('findings')}</h3>
          <ul className="findings">
            {page.findings.map((finding) => (
              <FindingCard
                key={finding.digest}
                finding={finding}
                unit={figure.address.unit}
                period={figure.address.period}
              />
            ))}
          </ul>
        </section>
      )}
      <Go to="/figures" query={figureQuery(figure.address)} className="button button-plain">
        {say('fullPage')}
      </Go>
    </div>
  )
}
