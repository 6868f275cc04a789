import { useState } from 'react'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { type Card, type Pipeline, readPipeline } from '../../contract/pipeline.ts'
import { StepDialog } from '../register/StepDialog.tsx'
import { ApplicantDialog } from './ApplicantDialog.tsx'
import { DayChoice } from './DayChoice.tsx'
import { Plans } from './Plans.tsx'
import { StageBoard } from './StageBoard.tsx'
import { StageTotals, UnitTotals } from './WideBoard.tsx'
import { words } from './words.ts'

export function BoardView({ unit }: { readonly unit: string }) {
  const { search, on } = useQueryPart()
  const input = { unit, ...(search === undefined ? {} : { search }), ...(on === undefined ? {} : { on }) }
  const pipeline = useAsk(readPipeline, input)
  return (
    <Await query={pipeline} skeleton={<Skeleton heights={[48, 72, 420]} />}>
      {(data) => <Shown pipeline={data} asked={search} />}
    </Await>
  )
}

function Shown({ pipeline, asked }: { readonly pipeline: Pipeline; readonly asked: string | undefined }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <div className="page-head">
        <div>
          <p className="soft">{say('lead', { day: printDay(pipeline.on, language) })}</p>
          <Plans unit={pipeline.unit.code} on={pipeline.on} />
        </div>
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </div>
      <DayChoice on={pipeline.on} today={pipeline.today} />
      {pipeline.total === 0 ? (
        <Empty title={say('empty')}>
          {pipeline.can.list.isAllowed && <p>{say('emptyNext')}</p>}
          <Go to="/people" keeps={['unit', 'period']} className="button button-plain">
            {say('toPeople')}
          </Go>
        </Empty>
      ) : pipeline.total > pipeline.cap ? (
        <Wide pipeline={pipeline} asked={asked} />
      ) : (
        <>
          <StageTotals stages={pipeline.stages} hasColumns />
          <Narrowed cards={pipeline.cards ?? []} asked={asked} mayStep={mayStep(pipeline)} />
        </>
      )}
    </>
  )
}

/** Steps are taken on the board of today. */
const mayStep = ({ can, on, today }: Pipeline): boolean => can.list.isAllowed && on === today

/** More people than cards can show: numbers, and a search on the server. */
function Wide({ pipeline, asked }: { readonly pipeline: Pipeline; readonly asked: string | undefined }) {
  const say = useWords(words)
  const go = useGo()
  const [typed, setTyped] = useState(asked ?? '')
  return (
    <>
      <StageTotals stages={pipeline.stages} />
      <p className="soft way-note">{say('tooMany', { count: pipeline.total, cap: pipeline.cap })}</p>
      <form
        className="way-filter screen-only"
        onSubmit={(event) => {
          event.preventDefault()
          go({ search: typed.trim() === '' ? undefined : typed.trim() }, { keepsScroll: true })
        }}
      >
        <TextField label={say('search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit">{say('find')}</Button>
        {asked !== undefined && (
          <Button
            look="quiet"
            onClick={() => {
              setTyped('')
              go({ search: undefined }, { keepsScroll: true })
            }}
          >
            {say('clear')}
          </Button>
        )}
      </form>
      {asked !== undefined &&
        (pipeline.cards === null ? (
          <Notice look="warn" title={say('tooManyFound', { cap: pipeline.cap, text: asked })} />
        ) : (
          <>
            <p role="status">{say('found', { count: pipeline.cards.length })}</p>
            {pipeline.cards.length > 0 && <Cards cards={pipeline.cards} mayStep={mayStep(pipeline)} />}
          </>
        ))}
      <UnitTotals pipeline={pipeline} />
    </>
  )
}

/** Few enough to filter as one types. */
function Narrowed({
  cards,
  asked,
  mayStep,
}: {
  readonly cards: readonly Card[]
  readonly asked: string | undefined
  readonly mayStep: boolean
}) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useState(asked ?? '')
  const [cell, setCell] = useState('')
  const cells = [...new Map(cards.map((card) => [card.unit.code, card.unit])).values()].toSorted((a, b) =>
    text(a.name).localeCompare(text(b.name), 'vi'),
  )
  const wanted = foldForSearch(typed.trim())
  const shown = cards.filter(
    (card) => (cell === '' || card.unit.code === cell) && foldForSearch(card.person.name).includes(wanted),
  )
  return (
    <>
      <search className="way-filter screen-only">
        <TextField
          label={say('search')}
          type="search"
          placeholder={say('searchHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {cells.length > 1 && (
          <SelectField label={say('filterUnit')} value={cell} onChange={(event) => setCell(event.target.value)}>
            <option value="">{say('allUnits')}</option>
            {cells.map((unit) => (
              <option key={unit.code} value={unit.code}>
                {text(unit.name)}
              </option>
            ))}
          </SelectField>
        )}
        <p role="status" className="soft">
          {wanted === '' && cell === ''
            ? say('people', { count: cards.length })
            : shown.length === 0
              ? say('noneFound')
              : say('found', { count: shown.length })}
        </p>
      </search>
      <Cards cards={shown} mayStep={mayStep} />
    </>
  )
}

function Cards({ cards, mayStep }: { readonly cards: readonly Card[]; readonly mayStep: boolean }) {
  const [opened, setOpened] = useState<Card>()
  const [stepped, setStepped] = useState<Card>()
  return (
    <>
      <StageBoard cards={cards} onOpen={setOpened} onStep={mayStep ? setStepped : null} />
      {opened && (
        <ApplicantDialog personId={opened.person.id} name={opened.person.name} onClose={() => setOpened(undefined)} />
      )}
      {stepped && <NextStepDialog card={stepped} onDone={() => setStepped(undefined)} />}
    </>
  )
}

/** The next step of one card; before the vote it tells which papers are missing, and refuses nothing for it. */
function NextStepDialog({ card, onDone }: { readonly card: Card; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  if (card.next === null) return null
  const missing = card.next === 'vote' ? (card.dossier?.missing ?? []) : []
  return (
    <StepDialog
      person={card.person}
      event={card.next}
      cell={card.unit.code}
      sponsorIds={card.sponsors.map((sponsor) => sponsor.id)}
      onDone={onDone}
    >
      {missing.length > 0 && (
        <Notice look="warn" title={say('voteIncomplete')}>
          {say('papersMissing', { list: missing.map(text).join('; ') })}
        </Notice>
      )}
    </StepDialog>
  )
}
