import { type ComponentType, useMemo, useState } from 'react'
import { dayBefore, isDay } from '../../../../platform/domain/day.ts'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { decideReorganisation, previewReorganisation } from '../../contract/reorganise.ts'
import { readUnit } from '../../contract.ts'
import { usePlace } from '../place.ts'
import { UnitsToCome } from '../use-units.ts'
import { ChangeEditor } from './ChangeEditor.tsx'
import { PreviewView } from './PreviewView.tsx'
import { PeopleChoice, type PeopleChoiceProps } from './people-choice.ts'
import { blankChange, changeOf, comingOf, type TypedChange } from './typed.ts'
import { words } from './words.ts'
import './reorganise.css'

interface Typed {
  readonly id: string
  readonly symbol: string
  readonly issuedOn: string
  readonly effectiveOn: string
  readonly title: string
  readonly changes: readonly TypedChange[]
}

/** A decision is typed, looked at as before and after, and only then recorded. Nothing typed is lost on reload. */
export function DecidePage({ people }: { readonly people: ComponentType<PeopleChoiceProps> }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const { unit = '' } = usePlace()
  useTitle(say('newDecision'))
  const here = useAsk(readUnit, { unit }, unit !== '')
  const { value, set, discard } = useDraft<Typed>(`reorganisation.${unit}`, {
    id: newId(),
    symbol: '',
    issuedOn: '',
    effectiveOn: '',
    title: '',
    changes: [blankChange(newId(), [newId(), newId()])],
  })
  const previewing = useTell(previewReorganisation)
  const deciding = useTell(decideReorganisation)
  const [shownFor, setShownFor] = useState('')
  const eve = isDay(value.effectiveOn) ? dayBefore(value.effectiveOn) : undefined
  const decision = {
    issuer: unit,
    symbol: value.symbol === '' ? null : value.symbol,
    issuedOn: value.issuedOn,
    effectiveOn: value.effectiveOn,
    vi: value.title,
    en: value.title,
    changes: value.changes.map(changeOf),
  }
  const coming = useMemo(() => value.changes.flatMap(comingOf), [value.changes])
  const isFresh = shownFor === JSON.stringify(decision)
  const preview = isFresh ? previewing.data : undefined
  const problem = deciding.error ?? previewing.error
  const issues = preview?.issues ?? []
  const errorOf = (field: string): string | undefined => {
    const issue = issues.find((item) => item.field === field)
    if (issue) return text(issue.text)
    return problem?.field === field ? text(problem.text) : undefined
  }
  const change = (key: string, part: Partial<TypedChange>): void =>
    set({ changes: value.changes.map((item) => (item.key === key ? { ...item, ...part } : item)) })
  const mayDecide = preview !== undefined && issues.length === 0 && !preview.effects.some((effect) => effect.blocks)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('newDecision')}</h1>
          <p className="soft">
            {say('issuer')}: {here.data ? text(here.data.name) : '…'}
          </p>
        </div>
      </header>
      <form
        className="form decide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setShownFor(JSON.stringify(decision))
          deciding.reset()
          previewing.mutate(decision)
        }}
      >
        <div className="form-three">
          <TextField
            label={say('symbol')}
            hint={say('symbolHint')}
            error={errorOf('symbol')}
            value={value.symbol}
            onChange={(event) => set({ symbol: event.target.value })}
          />
          <TextField
            label={say('issuedOn')}
            type="date"
            error={errorOf('issuedOn')}
            value={value.issuedOn}
            onChange={(event) => set({ issuedOn: event.target.value })}
          />
          <TextField
            label={say('effectiveOn')}
            type="date"
            error={errorOf('effectiveOn')}
            value={value.effectiveOn}
            onChange={(event) => set({ effectiveOn: event.target.value })}
          />
        </div>
        <AreaField
          label={say('title')}
          rows={2}
          error={errorOf('vi')}
          value={value.title}
          onChange={(event) => set({ title: event.target.value })}
        />
        <h2>{say('changes')}</h2>
        <PeopleChoice value={people}>
          <UnitsToCome value={coming}>
            {value.changes.map((item, index) => (
              <ChangeEditor
                key={item.key}
                value={item}
                on={eve}
                field={`changes.${index}`}
                errorOf={errorOf}
                onChange={(part) => change(item.key, part)}
                onRemove={
                  value.changes.length > 1
                    ? () => set({ changes: value.changes.filter((other) => other.key !== item.key) })
                    : undefined
                }
              />
            ))}
          </UnitsToCome>
        </PeopleChoice>
        <Button
          look="quiet"
          onClick={() => set({ changes: [...value.changes, blankChange(newId(), [newId(), newId()])] })}
        >
          {say('addChange')}
        </Button>
        <ProblemNotice problem={problem} />
        <div className="form-acts">
          <Button type="submit" look={mayDecide ? 'plain' : 'primary'} disabled={previewing.isPending}>
            {say('preview')}
          </Button>
          {mayDecide && (
            <Button
              look="primary"
              ability={preview.can.decide}
              disabled={deciding.isPending}
              onClick={() =>
                deciding.mutate(
                  { ...decision, id: value.id },
                  {
                    onSuccess: () => {
                      announce(say('decided'))
                      discard()
                      go({ id: value.id }, { to: '/reorganisations/decision' })
                    },
                  },
                )
              }
            >
              {say('decide')}
            </Button>
          )}
        </div>
      </form>
      {preview && <PreviewView preview={preview} />}
    </>
  )
}
