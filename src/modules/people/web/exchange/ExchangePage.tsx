import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { readExchange } from '../../contract/exchange.ts'
import { ExportForm } from './ExportForm.tsx'
import { Formats } from './Formats.tsx'
import { ImportView } from './ImportView.tsx'
import { UploadForm } from './UploadForm.tsx'
import { words } from './words.ts'
import './exchange.css'

/** What comes in by file and what goes out. */
export function ExchangePage() {
  const say = useWords(words)
  const text = useText()
  const { unit } = usePlace()
  const { import: job } = useQueryPart()
  useTitle(say('title'))
  const exchange = useAsk(readExchange, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={exchange} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('title')}</h1>
              <p className="soft">
                {text(data.unit.name)} · {say('lead')}
              </p>
            </div>
            <div className="row">
              <Go to="/people/discipline" keeps={['unit', 'period']} className="button button-plain">
                {say('toDiscipline')}
              </Go>
              <Go to="/people/double" keeps={['unit', 'period']} className="button button-plain">
                {say('toDouble')}
              </Go>
            </div>
          </header>
          <div className="stack">
            <Notice look="warn" title={say('notAssessed')}>
              {say('notAssessedMore')}
            </Notice>
            {job === undefined ? (
              <div className="exchange-parts">
                <UploadForm data={data} />
                <ExportForm unit={data.unit.code} />
              </div>
            ) : (
              <ImportView id={job} />
            )}
            <Formats data={data} />
          </div>
        </>
      )}
    </Await>
  )
}
