import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { CheckField } from '../../../../platform/web/ui/Field.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { listDocumentTemplates, type TemplateRef } from '../../contract/template.ts'
import { words as documentWords } from '../document/words.ts'
import { CopyDialog, RetireDialog } from './TemplateDialogs.tsx'
import { words } from './words.ts'
import '../document/document.css'

type Listed = z.output<typeof listDocumentTemplates.output>

/** Templates that serve a unit: its own, those of committees above, those for all. */
export function TemplatesPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  const { show } = useQueryPart()
  useTitle(say('templates'))
  const asked = useAsk(
    listDocumentTemplates,
    { unit: unit ?? '', ...(show === 'all' ? { show: 'all' as const } : {}) },
    unit !== undefined,
  )
  return (
    <Await query={asked} isPage>
      {(data) => <List listed={data} unit={unit ?? ''} />}
    </Await>
  )
}

function List({ listed, unit }: { readonly listed: Listed; readonly unit: string }) {
  const say = useWords(words)
  const sayDocument = useWords(documentWords)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  const { show } = useQueryPart()
  const [copying, setCopying] = useState<TemplateRef>()
  const [retiring, setRetiring] = useState<TemplateRef>()
  return (
    <>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/documents" keeps={['unit', 'period']}>
              ‹ {sayDocument('documents')}
            </Go>
          </p>
          <h1>{say('templates')}</h1>
          <p className="soft">{say('templatesLead')}</p>
        </div>
        <div className="row screen-only">
          <Button
            look="primary"
            ability={listed.can.save}
            onClick={() => go({ version: undefined }, { to: '/documents/templates/new' })}
          >
            {say('newTemplate')}
          </Button>
        </div>
      </header>
      <div className="doc-bar screen-only">
        <CheckField
          label={say('showRetired')}
          checked={show === 'all'}
          onChange={(event) => go({ show: event.target.checked ? 'all' : undefined })}
        />
      </div>
      {listed.templates.length === 0 ? (
        <Empty title={say('templatesNone')}>
          <p>{say('templatesNoneNext')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('templates')}
          rows={listed.templates}
          rowKey={(template) => template.code}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('template'),
              cell: (template) => (
                <>
                  <Go to={`/documents/templates/${template.code}`} keeps={['unit', 'period']}>
                    {text(template.name)}
                  </Go>
                  <span className="doc-kind">{template.code}</span>
                </>
              ),
            },
            {
              key: 'whose',
              header: say('whose'),
              label: say('whose'),
              cell: (template) => (template.unit ? text(template.unit.name) : say('forAll')),
            },
            {
              key: 'periods',
              header: say('periodKinds'),
              label: say('periodKinds'),
              cell: (template) => template.periodKinds.map((kind) => say(`kind_${kind}`)).join(', '),
            },
            {
              key: 'version',
              header: say('version'),
              label: say('version'),
              cell: (template) => (
                <>
                  {template.version}
                  {template.isRetired && template.until ? (
                    <span className="doc-kind">{say('retiredOn', { day: printDay(template.until, language) })}</span>
                  ) : (
                    template.from && (
                      <span className="doc-kind">{say('servesFrom', { day: printDay(template.from, language) })}</span>
                    )
                  )}
                </>
              ),
            },
            {
              key: 'documents',
              kind: 'number',
              header: say('written'),
              label: say('written'),
              cell: (template) => template.documents,
            },
            {
              key: 'acts',
              kind: 'act',
              header: <span className="unseen">{say('acts')}</span>,
              cell: (template) => (
                <span className="row screen-only">
                  {template.can.copy.isAllowed && (
                    <Button look="quiet" className="button-small" onClick={() => setCopying(template)}>
                      {say('copy')}
                    </Button>
                  )}
                  {template.can.change.isAllowed && !template.isRetired && (
                    <Button look="quiet" className="button-small" onClick={() => setRetiring(template)}>
                      {say('retire')}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {copying && <CopyDialog unit={unit} template={copying} onClose={() => setCopying(undefined)} />}
      {retiring && <RetireDialog template={retiring} onClose={() => setRetiring(undefined)} />}
    </>
  )
}
