import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { relateDirectives, unrelateDirectives } from '../../contract/document.ts'
import { type RelationKind, relationKinds } from '../../directive.ts'
import { DirectiveChoice } from '../DirectiveChoice.tsx'
import type { Page } from './DirectivePage.tsx'
import { words } from './words.ts'

/** How the document stands to others, on both sides. */
export function Relations({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const [aim, setAim] = useState<string>()
  const unrelating = useTell(unrelateDirectives)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('relations')}</h2>
        {data.can.write.isAllowed && (
          <Button className="button-small row-end screen-only" onClick={() => setOpen(true)}>
            {say('relate')}
          </Button>
        )}
      </div>
      {data.relations.length === 0 ? (
        <p className="soft">{say('noRelations')}</p>
      ) : (
        <ul className="directive-list">
          {data.relations.map((item) => (
            <li key={item.id}>
              <span className="soft">{say(`${item.kind}_${item.way}`)}</span>
              <span className="directive-grow">
                {item.other === null ? (
                  say('hidden')
                ) : item.other.id === null ? (
                  text(item.other.name)
                ) : (
                  <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: item.other.id }}>
                    {[item.other.symbol, text(item.other.name)].filter(Boolean).join(' · ')}
                  </Go>
                )}
              </span>
              {item.from !== null && (
                <span className="soft small">{say('from', { on: printDay(item.from, language) })}</span>
              )}
              {data.can.write.isAllowed && item.way === 'out' && (
                <Button look="quiet" className="screen-only" onClick={() => setAim(item.id)}>
                  {say('unrelate')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <RelateForm directive={data.id} onDone={() => setOpen(false)} />}
      {aim !== undefined && (
        <ReasonDialog
          title={say('reasonTitle')}
          act={say('unrelate')}
          problem={unrelating.error}
          isPending={unrelating.isPending}
          onClose={() => setAim(undefined)}
          onSubmit={(reason) => unrelating.mutate({ id: aim, reason }, { onSuccess: () => setAim(undefined) })}
        />
      )}
    </section>
  )
}

function RelateForm({ directive, onDone }: { readonly directive: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const { unit } = useQueryPart()
  const [id] = useState(newId)
  const [kind, setKind] = useState<RelationKind>('implements')
  const [to, setTo] = useState('')
  const [outside, setOutside] = useState('')
  const telling = useTell(relateDirectives)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('relateTitle')}
      act={say('relate')}
      problem={telling.error}
      knownFields={['to', 'outside']}
      isSending={telling.isPending}
      onSubmit={() =>
        telling.mutate(
          { id, directive, kind, ...(to === '' ? {} : { to }), ...(outside.trim() === '' ? {} : { outside }) },
          { onSuccess: onDone },
        )
      }
      onClose={onDone}
    >
      <SelectField
        label={say('relationKind')}
        value={kind}
        onChange={(event) => setKind(relationKinds.find((item) => item === event.target.value) ?? 'implements')}
      >
        {relationKinds.map((item) => (
          <option key={item} value={item}>
            {say(`${item}_out`)}
          </option>
        ))}
      </SelectField>
      <DirectiveChoice unit={unit ?? ''} value={to} error={errorOf('to')} onChange={setTo} />
      <TextField
        label={say('outside')}
        hint={say('outsideHint')}
        isOptional
        error={errorOf('outside')}
        value={outside}
        onChange={(event) => setOutside(event.target.value)}
      />
    </FormDialog>
  )
}
