import { Comparison } from '../../modules/figures/web/public.tsx'
import { UnitPage } from '../../modules/org/web/reorganise/UnitPage.tsx'

/** A unit’s history with its figures beside those of its predecessors. */
export const UnitWithFigures = () => (
  <UnitPage comparison={(unit, predecessors) => <Comparison unit={unit} predecessors={predecessors} />} />
)
