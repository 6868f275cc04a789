import { useMemo } from 'react'
import { useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { useAnnounce } from '../../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../../platform/web/ui/Notice.tsx'
import { type Destination, propose } from '../../../text/propose.ts'
import type { CheckedDraft, TextDraft } from '../use-check.ts'
import { headOf } from './head-of.ts'
import { TakingRow } from './TakingRow.tsx'
import { type Row, type Taker, useTaking } from './use-taking.ts'
import { words } from './words.ts'

interface TakingProps {
  readonly draft: TextDraft
  readonly checked: CheckedDraft
  readonly destination: Destination
  /** The same with the names that are shown. */
  readonly named: Destination
}

const headFields = ['head.title', 'head.symbol', 'head.issuer', 'head.issuedOn']

export function Taking({ draft, checked, destination, named }: TakingProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const { text, read } = checked
  const proposals = useMemo(() => propose(read, destination), [read, destination])
  const blank = useMemo(() => headOf(text, draft.name), [text, draft.name])
  const taker = useTaking(draft.id, text, destination.unit.code, proposals, blank)
  const { rows, chosen, sending } = taker
  const send = (sent: readonly Row[]): void =>
    sending.mutate(sent, {
      onSuccess: (outcomes) => {
        const count = outcomes.filter(({ outcome }) => outcome === 'saved' || outcome === 'held').length
        announce(say('taken', { count }))
        if (count < outcomes.length) announce(say('notTaken', { count: outcomes.length - count }))
      },
    })
  const isClear = (row: Row): boolean => row.certainty === 'sure' || row.certainty === 'likely'
  const list = (shown: readonly Row[]) => (
    <ul className="take-rows">
      {shown.map((row) => (
        <TakingRow
          key={row.figure}
          row={row}
          text={text}
          read={read}
          destination={destination}
          shown={named}
          taker={taker}
          onTake={send}
        />
      ))}
    </ul>
  )
  return (
    <div className="stack">
      <HeadFields taker={taker} />
      <ProblemNotice problem={sending.error} knownFields={headFields} />
      <div className="take-bar">
        <Button
          look="primary"
          disabled={chosen.length === 0 || sending.isPending}
          onClick={() => send(chosen.slice(0, 500))}
        >
          {say('takeAll', { count: Math.min(500, chosen.length) })}
        </Button>
        {taker.keptAs !== '' && (
          <Go
            to="/check/source"
            keeps={['unit', 'period']}
            query={{ id: taker.keptAs }}
            className="button button-plain"
          >
            {say('toKept')}
          </Go>
        )}
      </div>
      <section>
        <h2>{say('clear')}</h2>
        {rows.some(isClear) ? list(rows.filter(isClear)) : <p className="soft">{say('noneClear')}</p>}
      </section>
      {rows.some((row) => !isClear(row)) && (
        <section className="section">
          <h2>{say('unclear')}</h2>
          <p className="soft">{say('unclearLead')}</p>
          {list(rows.filter((row) => !isClear(row)))}
        </section>
      )}
    </div>
  )
}

/** What the text says of itself: read from its first lines, corrected here. */
function HeadFields({ taker: { head, setHead, sending, keptAs } }: { readonly taker: Taker }) {
  const say = useWords(words)
  const errorOf = useFieldError(sending.error)
  const isKept = keptAs !== ''
  return (
    <section className="card form take-head">
      <h2>{say('about')}</h2>
      <p className="soft small">{say('aboutLead')}</p>
      <TextField
        label={say('name')}
        maxLength={300}
        disabled={isKept}
        error={errorOf('head.title')}
        value={head.title}
        onChange={(event) => setHead({ title: event.target.value })}
      />
      <div className="take-facts">
        <TextField
          label={say('symbol')}
          isOptional
          maxLength={100}
          disabled={isKept}
          error={errorOf('head.symbol')}
          value={head.symbol}
          onChange={(event) => setHead({ symbol: event.target.value })}
        />
        <TextField
          label={say('issuer')}
          isOptional
          maxLength={200}
          disabled={isKept}
          error={errorOf('head.issuer')}
          value={head.issuer}
          onChange={(event) => setHead({ issuer: event.target.value })}
        />
        <TextField
          label={say('issuedOn')}
          isOptional
          type="date"
          disabled={isKept}
          error={errorOf('head.issuedOn')}
          value={head.issuedOn}
          onChange={(event) => setHead({ issuedOn: event.target.value })}
        />
      </div>
    </section>
  )
}
