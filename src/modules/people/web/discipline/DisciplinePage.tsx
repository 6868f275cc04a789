import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { readExchange } from '../../contract/exchange.ts'
import { FilePart } from './FilePart.tsx'
import { words } from './words.ts'
import '../exchange/exchange.css'
import './discipline.css'

const help = ['howWho', 'howForms', 'howSame', 'howExpelled', 'howMasked', 'howMap'] as const

/** Disciplinary decisions come in: a file is tried, shown with what is wrong, and brought in whole. */
export function DisciplinePage() {
  const say = useWords(words)
  const text = useText()
  const { unit } = usePlace()
  useTitle(say('title'))
  const exchange = useAsk(readExchange, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={exchange} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <p className="small screen-only">
                <Go to="/people/exchange" keeps={['unit', 'period']}>
                  {say('back')}
                </Go>
              </p>
              <h1>{say('title')}</h1>
              <p className="soft">
                {text(data.unit.name)} · {say('lead')}
              </p>
            </div>
          </header>
          <div className="stack">
            <Notice look="warn" title={say('notAssessed')}>
              {say('notAssessedMore')}
            </Notice>
            <FilePart key={data.unit.code} data={data} />
            <Fold title={say('how')} isOpen>
              <ul className="discipline-how">
                {help.map((key) => (
                  <li key={key}>{say(key)}</li>
                ))}
              </ul>
            </Fold>
          </div>
        </>
      )}
    </Await>
  )
}
