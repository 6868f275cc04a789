import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { figureKey } from '../../../figures/web/public.tsx'
import type { Pack } from '../../contract/pack.ts'
import { documentKindNames } from '../../document/kind.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { words } from './words.ts'
import './pack.css'

/** Numbers that stand in several documents of a pack: those that differ are shown, the others can be. */
export function SharedNumbers({ pack }: { readonly pack: Pack }) {
  const say = useWords(words)
  const agreeing = pack.shared.filter((row) => row.agrees)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('shared')}</h2>
      </div>
      <p className="soft">{say('sharedLead')}</p>
      {pack.disagreeing > 0 ? (
        <Notice look="warn" title={say('disagree', { count: pack.disagreeing })}>
          {say('disagreeText')}
        </Notice>
      ) : (
        <p className="pack-check">
          <Icon name="check" size={14} />{' '}
          {pack.shared.length === 0 ? say('sharedNone') : say('agree', { count: pack.shared.length })}
        </p>
      )}
      <Rows pack={pack} rows={pack.shared.filter((row) => !row.agrees)} />
      {agreeing.length > 0 && (
        <details>
          <summary>{say('showAgreeing', { count: agreeing.length })}</summary>
          <Rows pack={pack} rows={agreeing} />
        </details>
      )}
    </section>
  )
}

function Rows({ pack, rows }: { readonly pack: Pack; readonly rows: Pack['shared'] }) {
  const say = useWords(words)
  const text = useText()
  const nameOf = (id: string): string => {
    const document = pack.documents.find((one) => one.id === id)
    if (!document) return ''
    return document.kind === 'other' ? nameOfPaper(document) : text(documentKindNames[document.kind])
  }
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={say('shared')}
      rows={rows}
      rowKey={(row) => figureKey(row.address)}
      columns={[
        {
          key: 'figure',
          kind: 'title',
          header: say('figure'),
          cell: (row) => (
            <Go
              query={{ figure: figureKey(row.address) }}
              keepsScroll
              aria-label={say('open', { name: text(row.name) })}
            >
              {text(row.name)}
            </Go>
          ),
        },
        { key: 'period', header: say('ofPeriod'), label: say('ofPeriod'), cell: (row) => text(row.periodText) },
        {
          key: 'stands',
          header: say('stands'),
          label: say('stands'),
          cell: (row) => (
            <ul className="pack-stands">
              {row.stands.map((stand) => (
                <li key={stand.document}>
                  <b>{stand.printed}</b> · {nameOf(stand.document)}
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: 'agrees',
          header: say('check'),
          label: say('check'),
          cell: (row) => (
            <>
              <Icon name={row.agrees ? 'check' : 'triangle'} size={12} /> {say(row.agrees ? 'agrees' : 'differs')}
            </>
          ),
        },
      ]}
    />
  )
}
