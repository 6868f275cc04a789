import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { type DocumentRef, findDocuments } from '../../contract/document/list.ts'
import { documentKindNames } from '../../document/kind.ts'
import { documentStateNames, documentStates } from '../../document/life.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { DocumentList } from '../DocumentList.tsx'
import { NewDocument } from './NewDocument.tsx'
import { UnsentWords } from './UnsentWords.tsx'
import { words } from './words.ts'
import './document.css'

type Found = z.output<typeof findDocuments.output>

/** The documents of a unit: how far each is, what is due, and what waits for the reader. */
export function DocumentsPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  const { state, waits, search, after } = useQueryPart()
  useTitle(say('documents'))
  const known = documentStates.find((one) => one === state)
  const asked = useAsk(
    findDocuments,
    {
      unit: unit ?? '',
      ...(known ? { state: known } : {}),
      ...(waits === 'me' ? { waits: 'me' as const } : {}),
      ...(search ? { search } : {}),
      ...(after ? { after } : {}),
    },
    unit !== undefined,
  )
  return (
    <Await query={asked} isPage>
      {(data) => <List found={data} unit={unit ?? ''} isNarrowed={Boolean(known || waits || search)} />}
    </Await>
  )
}

function List({
  found,
  unit,
  isNarrowed,
}: {
  readonly found: Found
  readonly unit: string
  readonly isNarrowed: boolean
}) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const { waits, state, search, after } = useQueryPart()
  const [isNew, setNew] = useState(false)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('documents')}</h1>
          <p className="soft">{say('documentsLead')}</p>
        </div>
        <div className="row screen-only">
          <Go to="/verify" keeps={['unit', 'period']} className="button button-quiet">
            {say('verify')}
          </Go>
          <Go to="/documents/packs" keeps={['unit', 'period']} className="button button-plain">
            {say('packs')}
          </Go>
          <Go to="/documents/templates" keeps={['unit', 'period']} className="button button-plain">
            {say('templates')}
          </Go>
          <Button look="primary" ability={found.can.create} onClick={() => setNew(true)}>
            {say('newDocument')}
          </Button>
        </div>
      </header>
      <UnsentWords />
      <div className="doc-bar screen-only">
        <fieldset className="side-names" aria-label={say('which')}>
          <button
            type="button"
            aria-pressed={waits !== 'me'}
            onClick={() => go({ waits: undefined, after: undefined })}
          >
            {say('allDocuments')}
          </button>
          <button type="button" aria-pressed={waits === 'me'} onClick={() => go({ waits: 'me', after: undefined })}>
            {say('waitsForMe')}
            {found.waiting > 0 && <span className="side-count">{found.waiting}</span>}
          </button>
        </fieldset>
        <SelectField
          label={say('state')}
          value={state ?? ''}
          onChange={(event) =>
            go({ state: event.target.value === '' ? undefined : event.target.value, after: undefined })
          }
        >
          <option value="">{say('anyState')}</option>
          {documentStates.map((one) => (
            <option key={one} value={one}>
              {text(documentStateNames[one])}
            </option>
          ))}
        </SelectField>
        <Search search={search} />
      </div>
      {found.documents.length === 0 ? (
        <Empty title={say(isNarrowed ? 'nothingFits' : 'documentsNone')}>
          {isNarrowed ? (
            <Go query={{ state: undefined, waits: undefined, search: undefined, after: undefined }}>
              {say('showEvery')}
            </Go>
          ) : (
            <>
              <p>{say('documentsNoneNext')}</p>
              {found.can.create.isAllowed && (
                <Button look="primary" onClick={() => setNew(true)}>
                  {say('newDocument')}
                </Button>
              )}
            </>
          )}
        </Empty>
      ) : (
        <Documents documents={found.documents} />
      )}
      <div className="row doc-pages screen-only">
        {after && <Go query={{ after: undefined }}>{say('firstPage')}</Go>}
        {found.next && <Go query={{ after: found.next }}>{say('nextPage')}</Go>}
      </div>
      <DocumentList unit={unit} side="above" />
      {isNew && <NewDocument unit={unit} onClose={() => setNew(false)} />}
    </>
  )
}

function Search({ search }: { readonly search: string | undefined }) {
  const say = useWords(words)
  const go = useGo()
  const [typed, setTyped] = useState(search ?? '')
  return (
    <form
      className="doc-search"
      onSubmit={(event) => {
        event.preventDefault()
        go({ search: typed.trim() === '' ? undefined : typed.trim(), after: undefined })
      }}
    >
      <TextField
        label={say('findDocument')}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{say('find')}</Button>
    </form>
  )
}

function Documents({ documents }: { readonly documents: readonly DocumentRef[] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
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
              <span className="doc-kind">
                {text(document.template?.name ?? documentKindNames[document.kind])} · {document.code}
              </span>
            </>
          ),
        },
        {
          key: 'period',
          header: say('period'),
          label: say('period'),
          cell: (document) => <span className="nowrap">{text(document.period.text)}</span>,
        },
        {
          key: 'state',
          header: say('state'),
          label: say('state'),
          cell: (document) => (
            <span className={`doc-state doc-state-${document.state}`}>{text(documentStateNames[document.state])}</span>
          ),
        },
        {
          key: 'sections',
          header: say('sections'),
          label: say('sections'),
          cell: ({ sections }) =>
            sections.total === 0 ? (
              <span className="soft">—</span>
            ) : (
              <>
                {say('sectionsDone', { done: sections.done, total: sections.total })}
                {sections.overdue > 0 ? (
                  <span className="doc-late">
                    <Icon name="triangle" size={11} /> {say('sectionsOverdue', { count: sections.overdue })}
                  </span>
                ) : (
                  sections.nextDueOn && (
                    <span className="doc-kind">{say('dueOn', { day: printDay(sections.nextDueOn, language) })}</span>
                  )
                )}
              </>
            ),
        },
        {
          key: 'waits',
          header: say('waitsForYou'),
          label: say('waitsForYou'),
          cell: (document) =>
            document.waits.length === 0 ? (
              <span className="soft">—</span>
            ) : (
              document.waits.map((one) => (
                <span key={one} className="doc-waits">
                  <Icon name={one === 'late' || one === 'returned' ? 'triangle' : 'ring'} size={11} />{' '}
                  {say(`waits_${one}`)}
                </span>
              ))
            ),
        },
        {
          key: 'changed',
          header: say('changedAt'),
          label: say('changedAt'),
          isHiddenOnPhone: true,
          cell: (document) => (
            <>
              {printInstant(document.changedAt, language)}
              <span className="doc-kind">{text(document.changedBy)}</span>
            </>
          ),
        },
      ]}
    />
  )
}
