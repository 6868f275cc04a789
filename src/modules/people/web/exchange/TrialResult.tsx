import { useState } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../../../platform/web/api/call.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { downloadMarked, type readImport, runImport } from '../../contract/exchange.ts'
import { type ExchangeKey, nameOfKey } from '../../exchange.ts'
import { Differences } from './Differences.tsx'
import { type Decision, Doubts } from './Doubts.tsx'
import { Faults } from './Faults.tsx'
import { words } from './words.ts'

export type Import = z.output<typeof readImport.output>

/** What a tried file would do, and the way on. */
export function TrialResult({ job, onMoved }: { readonly job: Import; readonly onMoved: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const [byRow, setByRow] = useState<Readonly<Record<number, Decision>>>({})
  const [forAll, setForAll] = useState<Decision | null>(null)
  const running = useTell(runImport)
  const { counts } = job
  if (!counts) return null
  const hasFaults = counts.errors + counts.warnings > 0
  return (
    <>
      <h2>{say('planned')}</h2>
      <dl className="exchange-counts">
        {(['rows', 'new', 'changed', 'same', 'errors', 'warnings'] as const).map((key) => (
          <div key={key} className={key === 'errors' && counts.errors > 0 ? 'exchange-wrong' : ''}>
            <dt>{say(key)}</dt>
            <dd>{counts[key].toLocaleString(language)}</dd>
          </div>
        ))}
      </dl>
      {hasFaults && (
        <Faults
          faults={job.faults}
          whole={counts.errors + counts.warnings}
          nameOf={(key) => nameOfKey(key as ExchangeKey)}
        />
      )}
      {(hasFaults || counts.doubts > 0) && (
        <div className="row">
          <a className="button button-plain" href={addressOf(downloadMarked, { id: job.id })} download>
            {say('marked')}
          </a>
        </div>
      )}
      {counts.doubts > 0 && (
        <Doubts
          job={job}
          byRow={byRow}
          forAll={forAll}
          onRow={(row, is) => setByRow({ ...byRow, [row]: is })}
          onAll={setForAll}
        />
      )}
      {counts.differences > 0 && <Differences job={job} />}
      {job.state === 'planned' && (
        <>
          <ProblemNotice problem={running.error} />
          <div className="row">
            <Button
              look="primary"
              ability={job.can.run}
              disabled={running.isPending}
              onClick={() =>
                running.mutate(
                  {
                    id: job.id,
                    ...(forAll === null ? {} : { forAll }),
                    decisions: Object.entries(byRow).map(([row, is]) => ({ row: Number(row), is })),
                  },
                  { onSuccess: onMoved },
                )
              }
            >
              {say('run')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
