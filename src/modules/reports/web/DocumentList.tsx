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

export function DocumentList({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const sayState = useWords(editionWords)
  const text = useText()
  const language = useLanguage()
  const documents = useAsk(listDocuments, { unit })
  return (
    <section className="section screen-only">
      <div className="section-head">
        <h2>{say('documents')}</h2>
      </div>
      <Await query={documents}>
        {(data) =>
          data.documents.length === 0 ? (
            <Empty title={say('documentsNone')} />
          ) : (
            <DataTable
              caption={say('documents')}
              rows={data.documents}
              rowKey={(document) => document.code}
              columns={[
                {
                  key: 'name',
                  kind: 'title',
                  header: say('name'),
                  cell: (document) => (
                    <Go to={`/d/${document.code}`} query={{ figure: undefined }}>
                      {text(document.name)}
                    </Go>
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
                      ? say('unchanged')
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
