import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { AreaField, CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { readUnit } from '../../../org/contract.ts'
import { levelWords } from '../../../org/first-tree.ts'
import type { UnitRole } from '../../../org/unit.ts'
import { demandProgrammes } from '../../contract/coverage.ts'
import { demandBases, isByHand } from '../../coverage.ts'
import { CoverageState } from '../CoverageState.tsx'
import { words as coverageWords } from '../coverage-words.ts'
import type { Page } from './DirectivePage.tsx'
import { words } from './words.ts'

/** What the document demands of those below, each with how far it has come. */
export function Demands({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const sayBase = useWords(coverageWords)
  const text = useText()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('demands')}</h2>
        {data.can.write.isAllowed && (
          <Button className="button-small row-end screen-only" onClick={() => setOpen(true)}>
            {say('demand')}
          </Button>
        )}
      </div>
      {data.demands.length === 0 ? (
        <p className="soft">{say('noDemands')}</p>
      ) : (
        <ul className="directive-list">
          {data.demands.map((item) => (
            <li key={item.id}>
              <span className="directive-grow">
                <Go to="/directives/coverage" keeps={['unit', 'period']} query={{ demand: item.id }}>
                  {item.body}
                </Go>{' '}
                <span className="soft small">
                  {sayBase(item.base)}, {say('due', { on: printDay(item.dueOn, language) })}
                </span>
              </span>
              {item.share && <strong>{text(item.share.printed)}</strong>}
              {item.own.map((own) => (
                <CoverageState key={own.unit.code} state={own.state} />
              ))}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <DemandForm directive={data.id} onDone={() => setOpen(false)} />}
    </section>
  )
}

const whiches = ['direct', 'level', 'list'] as const

function DemandForm({ directive, onDone }: { readonly directive: string; readonly onDone: () => void }) {
  const say = useWords(coverageWords)
  const text = useText()
  const { unit } = useQueryPart()
  const here = useAsk(readUnit, { unit: unit ?? '' }, unit !== undefined)
  const [typed, setTyped] = useState({
    id: newId(),
    base: 'committees' as (typeof demandBases)[number],
    which: 'direct' as (typeof whiches)[number],
    level: 'commune' as UnitRole,
    units: [] as readonly string[],
    dueOn: '',
    body: '',
  })
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const telling = useTell(demandProgrammes)
  const errorOf = useFieldError(telling.error)
  const { id, base, which, level, units, dueOn, body } = typed
  return (
    <FormDialog
      title={say('demandTitle')}
      act={say('demand')}
      problem={telling.error}
      knownFields={['dueOn', 'body', 'levels']}
      isSending={telling.isPending}
      onSubmit={() =>
        telling.mutate(
          {
            ...{ id, directive, base, dueOn, body },
            ...(which === 'level' ? { levels: [level] } : {}),
            ...(which === 'list' ? { units: [...units] } : {}),
          },
          { onSuccess: onDone },
        )
      }
      onClose={onDone}
    >
      <AreaField
        label={say('body')}
        hint={say('bodyHint')}
        error={errorOf('body')}
        value={body}
        onChange={(event) => set({ body: event.target.value })}
      />
      <SelectField
        label={say('base')}
        hint={say(isByHand(base) ? 'byHandNote' : 'byRegisterNote')}
        value={base}
        onChange={(event) => set({ base: demandBases.find((item) => item === event.target.value) ?? 'committees' })}
      >
        {demandBases.map((item) => (
          <option key={item} value={item}>
            {say(item)}
          </option>
        ))}
      </SelectField>
      <div className="form-pair">
        <SelectField
          label={say('which')}
          error={errorOf('levels')}
          value={which}
          onChange={(event) => set({ which: whiches.find((item) => item === event.target.value) ?? 'direct' })}
        >
          {whiches.map((item) => (
            <option key={item} value={item}>
              {say(item === 'direct' && base === 'agencies' ? 'beside' : item)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('dueOn')}
          type="date"
          error={errorOf('dueOn')}
          value={dueOn}
          onChange={(event) => set({ dueOn: event.target.value })}
        />
      </div>
      {which === 'level' && (
        <SelectField
          label={say('role')}
          value={level}
          onChange={(event) =>
            set({ level: levelWords.find((word) => word.role === event.target.value)?.role ?? level })
          }
        >
          {levelWords.map((word) => (
            <option key={word.role} value={word.role}>
              {text(word.name)}
            </option>
          ))}
        </SelectField>
      )}
      {which === 'list' && (
        <fieldset className="directive-choices">
          <legend className="field-legend">{say('list')}</legend>
          {here.data?.children.map((child) => (
            <CheckField
              key={child.code}
              label={text(child.name)}
              checked={units.includes(child.code)}
              onChange={(event) =>
                set({
                  units: event.target.checked ? [...units, child.code] : units.filter((code) => code !== child.code),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </FormDialog>
  )
}
