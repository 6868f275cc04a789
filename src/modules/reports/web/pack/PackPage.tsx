import { addressOf } from '../../../../platform/web/api/call.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { downloadPack, type Pack, readPack } from '../../contract/pack.ts'
import { documentKindNames } from '../../document/kind.ts'
import { documentStateNames } from '../../document/life.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { SharedNumbers } from './SharedNumbers.tsx'
import { words } from './words.ts'

/** The documents of a conference, how far each is, and the numbers they share. */
export function PackPage() {
  const say = useWords(words)
  const { pack } = useQueryPart()
  useTitle(say('packs'))
  const asked = useAsk(readPack, { pack: pack ?? '' })
  return (
    <Await query={asked} isPage>
      {(data) => <Sheet pack={data} />}
    </Await>
  )
}

function Sheet({ pack }: { readonly pack: Pack }) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <header className="page-head">
        <div>
          <p className="soft small">
            <Go to="/documents/packs" keeps={['unit', 'period']}>
              {say('allPacks')}
            </Go>
          </p>
          <h1>{text(pack.name)}</h1>
          <p className="soft">{text(pack.unit.name)}</p>
        </div>
        <div className="row screen-only">
          <a className="button button-primary" href={addressOf(downloadPack, { pack: pack.id })} download>
            {say('downloadAll')}
          </a>
        </div>
      </header>
      <Documents documents={pack.documents} />
      <SharedNumbers pack={pack} />
    </>
  )
}

function Documents({ documents }: { readonly documents: Pack['documents'] }) {
  const say = useWords(words)
  const text = useText()
  return (
    <DataTable
      caption={say('documents')}
      rows={documents}
      rowKey={(document) => document.id}
      columns={[
        {
          key: 'name',
          kind: 'title',
          header: say('document'),
          cell: (document) => (
            <>
              <Go to={`/documents/${document.id}`} keeps={['unit', 'period']}>
                {nameOfPaper(document)}
              </Go>
              <span className="block small soft">{text(documentKindNames[document.kind])}</span>
            </>
          ),
        },
        {
          key: 'state',
          header: say('state'),
          label: say('state'),
          cell: (document) => text(documentStateNames[document.state]),
        },
        {
          key: 'numbers',
          header: say('numbers'),
          label: say('numbers'),
          cell: (document) => (
            <>
              {document.numbers}
              {document.unapproved > 0 && (
                <span className="block small soft">
                  <Icon name="ring" size={11} /> {say('unapproved', { count: document.unapproved })}
                </span>
              )}
              {document.troubles > 0 && (
                <span className="block small">
                  <Icon name="triangle" size={11} /> {say('troubles', { count: document.troubles })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'print',
          header: say('asPrinted'),
          label: say('asPrinted'),
          cell: (document) => (
            <Go
              to={document.edition === null ? `/documents/${document.id}/print` : `/d/${document.edition}`}
              keeps={['unit', 'period']}
            >
              {say('asPrinted')}
            </Go>
          ),
        },
      ]}
    />
  )
}
