import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { readDouble } from '../../contract/exchange.ts'
import type { OutsideFile } from '../../outside-file.ts'
import { words } from './words.ts'
import './exchange.css'

/** Which fields are typed twice; the aim is none. */
export function DoublePage() {
  const say = useWords(words)
  const text = useText()
  useTitle(say('doubleTitle'))
  const double = useAsk(readDouble, {})
  const here = { never: say('never'), applicants: say('applicantsOnly'), always: say('always') }
  const systems = (codes: readonly OutsideFile[]): string =>
    codes.length === 0 ? say('nothing') : codes.map((code) => say(code)).join(', ')
  return (
    <Await query={double} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('doubleTitle')}</h1>
              <p className="soft">{say('doubleLead')}</p>
            </div>
          </header>
          <p className={`exchange-big ${data.count === 0 ? 'exchange-zero' : 'exchange-some'}`}>
            <strong>{data.count}</strong> {say('doubleCount', { count: data.count })}
          </p>
          <div className="stack">
            {!data.isConfirmed && <Notice look="warn" title={say('doubleUnsure')} />}
            <DataTable
              caption={say('doubleTitle')}
              rows={data.fields}
              rowKey={(field) => field.key}
              columns={[
                { key: 'name', kind: 'title', header: say('field'), cell: (field) => text(field.name) },
                { key: 'master', header: say('master'), label: say('master'), cell: (field) => say(field.master) },
                {
                  key: 'here',
                  header: say('typedHere'),
                  label: say('typedHere'),
                  cell: (field) => here[field.typedHere],
                },
                { key: 'in', header: say('brought'), label: say('brought'), cell: (field) => systems(field.broughtBy) },
                { key: 'out', header: say('takenBy'), label: say('takenBy'), cell: (field) => systems(field.takenBy) },
                {
                  key: 'result',
                  header: say('result'),
                  cell: (field) => (
                    <span className="nowrap">
                      <Icon name={field.isTwice ? 'triangle' : 'check'} size={12} />{' '}
                      {say(field.isTwice ? 'twice' : 'once')}
                    </span>
                  ),
                },
              ]}
            />
          </div>
        </>
      )}
    </Await>
  )
}
