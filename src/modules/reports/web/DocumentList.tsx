import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { listDocuments } from '../contract.ts'
import { words as editionWords } from './edition/words.ts'
import { words } from './words.ts'

/** What a unit froze and issued; `above`: what those above it sent down, told only where there is something. */
export function DocumentList({ unit, side = 'own' }: { readonly unit: string; readonly side?: 'own' | 'above' }) {
  const say = useWords(words)
  const sayState = useWords(editionWords)
  const text = useText()
  const language = useLanguage()
  const documents = useAsk(listDocuments, { unit, side })
  if (side === 'above' && !documents.data?.documents.length) return null
  const title = say(side === 'own' ? 'documents' : 'documentsAbove')
  return (
    <section className="section screen-only">
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <Await query={documents}>
        {(data) =>
          data.documents.length === 0 ? (
            <Empty title={say('documentsNone')} />
          ) : (
            <DataTable
              caption={title}
              rows={data.documents}
              rowKey={(document) => document.code}
              columns={[
                {
                  key: 'name',
                  kind: 'title',
                  header: say('name'),
                  cell: (document) => (
                    <>
                      <Go to={`/d/${document.code}`} query={{ figure: undefined }}>
                        {text(document.name)}
                      </Go>
                      {side === 'above' && <span className="soft small block">{text(document.unit.name)}</span>}
                    </>
                  ),
                },
                { key: 'code', header: say('code'), label: say('code'), cell: (document) => document.code },
                {
                  key: 'state',
                  header: sayState('state'),
                  label: sayState('state'),
                  cell: (document) => sayState(document.state),
                },
                { key: 'period', header: say('period'), cell: (document) => text(document.period.text) },
                {
                  key: 'at',
                  header: say('issuedAt'),
                  cell: (document) => (
                    <>
                      {printInstant(document.issuedAt, language)}
                      <span className="soft small block">{text(document.issuedBy)}</span>
                    </>
                  ),
                },
                {
                  key: 'changed',
                  header: say('changed'),
                  cell: (document) =>
                    document.changedNumbers === 0
                      ? say(document.unfollowed === 0 ? 'unchanged' : 'changedUnknown')
                      : say('changedCount', { count: document.changedNumbers }),
                },
              ]}
            />
          )
        }
      </Await>
    </section>
  )
}
