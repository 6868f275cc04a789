import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { listForms } from '../../contract/form.ts'
import { words } from './words.ts'
import './reporting.css'

type Forms = z.output<typeof listForms.output>

/** The forms of a unit and those that reach it from above. */
export function FormsPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  useTitle(say('forms'))
  const asked = useAsk(listForms, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={asked} isPage>
      {(data) => <Sheet data={data} />}
    </Await>
  )
}

function Sheet({ data }: { readonly data: Forms }) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('forms')}</h1>
          <p className="soft">{say('formsLead')}</p>
        </div>
        <div className="row screen-only">
          <Go to="/reports/burden" className="button button-plain">
            {say('burdenLink')}
          </Go>
          <Button
            look="primary"
            ability={data.can.draft}
            onClick={() => go({ form: undefined }, { to: '/forms/form' })}
          >
            {say('newForm')}
          </Button>
        </div>
      </header>
      {data.forms.length === 0 ? (
        <Empty title={say('formsNone')}>
          <p>{say('formsNoneNext')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('forms')}
          rows={data.forms}
          rowKey={(form) => form.id}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('name'),
              cell: (form) => (
                <Go to="/forms/form" query={{ form: form.code }}>
                  {text(form.name)}
                </Go>
              ),
            },
            { key: 'owner', header: say('owner'), label: say('owner'), cell: (form) => text(form.owner.name) },
            { key: 'kind', header: say('periodKind'), label: say('periodKind'), cell: (form) => say(form.periodKind) },
            { key: 'due', header: say('due'), label: say('due'), cell: (form) => text(form.dueText) },
            {
              key: 'fields',
              header: say('fields'),
              label: say('fields'),
              cell: (form) => say('fieldsOf', { typed: form.burden.typed, prefilled: form.burden.prefilled }),
            },
            { key: 'state', header: say('state'), label: say('state'), cell: (form) => say(form.state) },
            {
              key: 'progress',
              kind: 'act',
              header: <span className="unseen">{say('progressLink')}</span>,
              cell: (form) =>
                form.state === 'draft' ? null : (
                  <Go to="/reports/progress" query={{ form: form.code }} className="screen-only">
                    {say('progressLink')}
                  </Go>
                ),
            },
          ]}
        />
      )}
    </>
  )
}
