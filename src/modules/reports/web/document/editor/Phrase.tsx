import { Fragment } from 'react'
import { FigureValue } from '../../../../figures/web/public.tsx'
import type { LiveRun } from '../../../contract/live.ts'

const keyOf = (run: LiveRun, at: number): string => ('text' in run ? `${at}` : `${at}-${run.code}`)

/** Words with the numbers among them; each number opens to where it comes from. */
export function Phrase({ runs }: { readonly runs: readonly LiveRun[] }) {
  return runs.map((run, at) => (
    <Fragment key={keyOf(run, at)}>
      {'text' in run ? run.text : <FigureValue figure={run.figure} shown={run.printed} hasMarks={false} />}
    </Fragment>
  ))
}
