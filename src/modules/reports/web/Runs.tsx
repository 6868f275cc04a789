import { Fragment } from 'react'
import type { z } from 'zod'
import { FigureValue } from '../../figures/web/public.tsx'
import type { runShape } from '../contract.ts'

type Run = z.output<typeof runShape>

/** A sentence of a document; its numbers open. */
export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a sentence never move
    <Fragment key={index}>
      {'text' in run ? run.text : <FigureValue figure={run.figure} shown={run.printed} hasMarks={false} />}
    </Fragment>
  ))
}
