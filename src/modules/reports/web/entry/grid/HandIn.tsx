import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { AreaField } from '../../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../../platform/web/ui/Notice.tsx'
import { type Grid, type GridCell, submitReport, takeBackReport } from '../../../contract/submission.ts'
import type { Behalf, EntryPlace, Tally } from '../../../entry/outbox.ts'
import type { GridFindings } from '../use-findings.ts'
import { words } from '../words.ts'
import { useCellName } from './cell-name.ts'

interface HandInProps {
  readonly grid: Grid
  readonly place: EntryPlace
  readonly isKept: boolean
  readonly tally: Tally
  readonly empty: readonly GridCell[]
  readonly contradictions: GridFindings['open']
  readonly behalf: Behalf | null
  readonly onShow: (key: string | undefined) => void
}

/** Handing the report in, with what stands in the way as links to the cells. */
export function HandIn(props: HandInProps) {
  const { grid, place, isKept, tally, empty, contradictions, behalf, onShow } = props
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const nameOf = useCellName()
  const [ids, setIds] = useState(() => ({ submit: newId(), takeBack: newId() }))
  const [withoutBelow, setWithoutBelow] = useState('')
  const submitting = useTell(submitReport)
  const takingBack = useTell(takeBackReport)
  const errorOf = useFieldError(submitting.error)
  const unsent = tally.waiting + tally.refused + tally.conflict
  const isBelowMissing = grid.below !== null && grid.below.approved < grid.below.asked
  const isSubmittable = grid.can.submit.isAllowed
  if (!isSubmittable && !grid.can.takeBack.isAllowed) return null
  const isInTheWay = isBelowMissing || unsent > 0 || empty.length > 0 || contradictions.length > 0
  const done = (told: string): void => {
    announce(told)
    setIds({ submit: newId(), takeBack: newId() })
    setWithoutBelow('')
  }
  return (
    <section className="hand-in section screen-only" aria-labelledby="hand-in">
      <h2 id="hand-in">{isSubmittable ? say('inTheWay') : say('takeBack')}</h2>
      {isSubmittable && !isInTheWay && <p className="soft">{say('nothingInTheWay')}</p>}
      {isSubmittable && isInTheWay && (
        <ul className="hand-in-list">
          {isBelowMissing && grid.below && <li>{say('below', grid.below)}</li>}
          {unsent > 0 && <li>{say('unsent', { count: unsent })}</li>}
          {empty.length > 0 && (
            <li>
              {say('emptyCells', { count: empty.length })}:{' '}
              {empty.slice(0, 12).map((cell) => (
                <button key={cell.key} type="button" className="link" onClick={() => onShow(cell.key)}>
                  {nameOf(cell)}
                </button>
              ))}
              {empty.length > 12 && ' …'}
            </li>
          )}
          {contradictions.length > 0 && (
            <li>
              {say('contradictions', { count: contradictions.length })}:{' '}
              {contradictions.map(({ finding, keys }) => (
                <button key={finding.digest} type="button" className="link" onClick={() => onShow(keys[0])}>
                  {text(finding.title)}
                </button>
              ))}
            </li>
          )}
        </ul>
      )}
      <ProblemNotice problem={submitting.error} knownFields={['withoutBelow']} />
      <ProblemNotice problem={takingBack.error} />
      {isSubmittable && isBelowMissing && (
        <AreaField
          label={say('submitAnyway')}
          maxLength={500}
          hint={say('submitAnywayHint')}
          error={withoutBelow === '' ? errorOf('withoutBelow') : undefined}
          value={withoutBelow}
          onChange={(event) => setWithoutBelow(event.target.value)}
        />
      )}
      <div className="row">
        {isSubmittable && (
          <Button
            look="primary"
            disabled={submitting.isPending || unsent > 0 || isKept}
            onClick={() =>
              submitting.mutate(
                {
                  ...{ id: ids.submit, ...place },
                  ...(behalf ? { behalf } : {}),
                  ...(withoutBelow.trim() === '' ? {} : { withoutBelow: withoutBelow.trim() }),
                },
                { onSuccess: () => done(say('submitted')) },
              )
            }
          >
            {say('submit')}
          </Button>
        )}
        {grid.can.takeBack.isAllowed && (
          <Button
            disabled={takingBack.isPending || isKept}
            onClick={() =>
              takingBack.mutate({ id: ids.takeBack, ...place }, { onSuccess: () => done(say('takenBack')) })
            }
          >
            {say('takeBack')}
          </Button>
        )}
        {isKept && <span className="soft">{say('needsNetwork')}</span>}
      </div>
    </section>
  )
}
