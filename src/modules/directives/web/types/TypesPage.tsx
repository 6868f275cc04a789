import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { AreaField, CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { type Confidence, confidences } from '../../../regulations/regulation.ts'
import { changeDirectiveType, type directiveTypeShape, listDirectiveTypes } from '../../contract/types.ts'
import { words } from './words.ts'

type Type = z.output<typeof directiveTypeShape>

/** The table of types, for everybody to see and an administrator to edit. */
export function TypesPage() {
  const say = useWords(words)
  const text = useText()
  useTitle(say('title'))
  const [aim, setAim] = useState<Type | 'new'>()
  const asked = useAsk(listDirectiveTypes, {})
  return (
    <Await query={asked} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <p className="screen-only">
                <Go to="/directives" keeps={['unit', 'period']}>
                  ‹ {say('back')}
                </Go>
              </p>
              <h1>{say('title')}</h1>
              <p className="soft">{say('lead')}</p>
            </div>
            <Button className="screen-only" ability={data.can.change} onClick={() => setAim('new')}>
              {say('add')}
            </Button>
          </header>
          <DataTable
            caption={say('title')}
            rows={data.types.toSorted((a, b) => Number(b.isLeading) - Number(a.isLeading) || a.rank - b.rank)}
            rowKey={(type) => type.code}
            groupOf={(type) => say(type.isLeading ? 'leading' : 'carrying')}
            columns={[
              { key: 'name', kind: 'title', header: say('name'), cell: (type) => text(type) },
              {
                key: 'symbols',
                header: say('symbols'),
                label: say('symbols'),
                cell: (type) =>
                  type.symbols.length === 0 ? <span className="soft">{say('noSymbol')}</span> : <Symbols type={type} />,
              },
              {
                key: 'source',
                header: say('source'),
                label: say('source'),
                cell: (type) => (type.source === '' ? '—' : <span lang="vi">{type.source}</span>),
              },
              {
                key: 'confidence',
                header: say('confidence'),
                label: say('confidence'),
                cell: (type) => say(type.confidence),
              },
              ...(data.can.change.isAllowed
                ? [
                    {
                      key: 'act',
                      kind: 'act' as const,
                      header: <span className="unseen">{say('change')}</span>,
                      cell: (type: Type) => (
                        <Button className="button-small screen-only" onClick={() => setAim(type)}>
                          {say('change')}
                          <span className="unseen"> {text(type)}</span>
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {aim && <TypeForm held={aim === 'new' ? null : aim} onDone={() => setAim(undefined)} />}
        </>
      )}
    </Await>
  )
}

function Symbols({ type }: { readonly type: Type }) {
  const say = useWords(words)
  return type.symbols.map((symbol, at) => (
    <span key={symbol.code}>
      {at > 0 && ', '}
      {symbol.code}
      {symbol.confidence !== 'confirmed' && <span className="soft"> ({say(symbol.confidence)})</span>}
    </span>
  ))
}

const symbolsText = (type: Type): string =>
  type.symbols.map((symbol) => `${symbol.code}${symbol.confidence === 'confirmed' ? '' : '?'}`).join(', ')

const symbolsFrom = (typed: string): { code: string; confidence: Confidence }[] =>
  typed.split(',').flatMap((part) => {
    const code = part.replace('?', '').trim()
    return code === '' ? [] : [{ code, confidence: part.includes('?') ? 'unconfirmed' : 'confirmed' }]
  })

function TypeForm({ held, onDone }: { readonly held: Type | null; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useState({
    id: newId(),
    code: held?.code ?? '',
    vi: held?.vi ?? '',
    en: held?.en ?? '',
    symbols: held ? symbolsText(held) : '',
    isLeading: held?.isLeading ?? true,
    source: held?.source ?? '',
    confidence: held?.confidence ?? ('unconfirmed' as const),
    reason: '',
  })
  const telling = useTell(changeDirectiveType)
  const errorOf = useFieldError(telling.error)
  const one = (key: 'vi' | 'en' | 'source' | 'code' | 'symbols', hint?: string) => (
    <TextField
      label={say(key)}
      hint={hint}
      error={errorOf(key)}
      value={typed[key]}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  )
  return (
    <FormDialog
      title={held ? say('changeTitle', { name: text(held) }) : say('addTitle')}
      act={say('save')}
      problem={telling.error}
      knownFields={['code', 'vi', 'en', 'symbols', 'source', 'reason']}
      isSending={telling.isPending}
      onSubmit={() => telling.mutate({ ...typed, symbols: symbolsFrom(typed.symbols) }, { onSuccess: onDone })}
      onClose={onDone}
    >
      {!held && one('code', say('codeHint'))}
      {one('vi')}
      {one('en')}
      {one('symbols', say('symbolsHint'))}
      <CheckField
        label={say('isLeading')}
        checked={typed.isLeading}
        onChange={(event) => setTyped({ ...typed, isLeading: event.target.checked })}
      />
      {one('source')}
      <SelectField
        label={say('confidence')}
        value={typed.confidence}
        onChange={(event) =>
          setTyped({ ...typed, confidence: confidences.find((item) => item === event.target.value) ?? 'unconfirmed' })
        }
      >
        {confidences.map((item) => (
          <option key={item} value={item}>
            {say(item)}
          </option>
        ))}
      </SelectField>
      <AreaField
        label={say('reason')}
        error={errorOf('reason')}
        value={typed.reason}
        onChange={(event) => setTyped({ ...typed, reason: event.target.value })}
      />
    </FormDialog>
  )
}
