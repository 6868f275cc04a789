import { useId, useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { type Common, listCommonMeasures, takeCommonMeasures } from '../../contract/measure.ts'
import { useHow, useKinds } from './how.ts'
import { words } from './words.ts'

/** The common measures, all ticked; one act takes them over. */
export function TakeMeasures({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(words)
  const asked = useAsk(listCommonMeasures, {})
  return (
    <Dialog title={say('take')} size="large" onClose={onClose}>
      <Await query={asked}>{({ measures }) => <Choice measures={measures} onClose={onClose} />}</Await>
    </Dialog>
  )
}

/** With a measure go those it is worked out from; without one, those that are worked out from it. */
function toggled(measures: readonly Common[], ticked: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const next = new Set(ticked)
  const go = (at: string): void => {
    if (ticked.has(code)) {
      next.delete(at)
      for (const other of measures) if (other.needs.includes(at) && next.has(other.code)) go(other.code)
    } else {
      next.add(at)
      for (const need of measures.find((item) => item.code === at)?.needs ?? [])
        if (!next.has(need) && measures.some((item) => item.code === need && !item.isHere)) go(need)
    }
  }
  go(code)
  return next
}

function Choice({ measures, onClose }: { readonly measures: readonly Common[]; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const how = useHow()
  const kinds = useKinds()
  const announce = useAnnounce()
  const id = useId()
  const [actId] = useState(newId)
  const open = measures.filter((measure) => !measure.isHere).map((measure) => measure.code)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(open))
  const telling = useTell(takeCommonMeasures)
  const submit = (): void =>
    telling.mutate(
      { id: actId, codes: [...ticked] },
      {
        onSuccess: ({ taken }) => {
          announce(say('taken', { count: taken }))
          onClose()
        },
      },
    )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="soft">{say(open.length === 0 ? 'allHere' : 'takeLead')}</p>
      {open.length > 0 && (
        <div className="row">
          <Button className="button-small" onClick={() => setTicked(new Set(open))}>
            {say('all')}
          </Button>
          <Button className="button-small" onClick={() => setTicked(new Set())}>
            {say('none')}
          </Button>
        </div>
      )}
      <div>
        <DataTable
          caption={say('take')}
          rows={measures.toSorted((a, b) => kinds.ofUnits(b.subjects).localeCompare(kinds.ofUnits(a.subjects), 'vi'))}
          rowKey={(measure) => measure.code}
          groupOf={(measure) => kinds.ofUnits(measure.subjects)}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('name'),
              cell: (measure) => (
                <div className="measure-tick">
                  <input
                    id={`${id}-${measure.code}`}
                    type="checkbox"
                    disabled={measure.isHere}
                    checked={measure.isHere || ticked.has(measure.code)}
                    onChange={() => setTicked(toggled(measures, ticked, measure.code))}
                  />
                  <label htmlFor={`${id}-${measure.code}`}>
                    {text(measure.name)} {measure.isHere && <span className="measure-here">{say('isHere')}</span>}
                  </label>
                </div>
              ),
            },
            {
              key: 'in',
              width: '100px',
              header: say('measuredIn'),
              label: say('measuredIn'),
              cell: (measure) => text(measure.measuredIn),
            },
            { key: 'kind', header: say('kind'), label: say('kind'), cell: how },
            {
              key: 'source',
              header: say('source'),
              label: say('source'),
              width: '180px',
              cell: (measure) => (
                <span className="small" lang="vi">
                  {measure.source}
                </span>
              ),
            },
          ]}
        />
      </div>
      {open.length > 0 && (
        <div className="measures-act">
          <ProblemNotice problem={telling.error} />
          <Button type="submit" look="primary" disabled={telling.isPending || ticked.size === 0}>
            {ticked.size === 0 ? say('takeNothing') : say('takeSome', { count: ticked.size })}
          </Button>
        </div>
      )}
    </form>
  )
}
