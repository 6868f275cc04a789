import type { EditionMeasure } from '../../edition.ts'
import { admission } from './admission.ts'
import { assignment } from './assignment.ts'
import { congress } from './congress.ts'
import { economy } from './economy.ts'
import { government } from './government.ts'
import { leadership } from './leadership.ts'
import { massOrganisations } from './mass-organisations.ts'
import { newRural } from './new-rural.ts'
import { rating } from './rating.ts'
import { training } from './training.ts'

export const measures: readonly EditionMeasure[] = [
  ...admission,
  ...rating,
  ...leadership,
  ...assignment,
  ...congress,
  ...training,
  ...massOrganisations,
  ...newRural,
  ...government,
  ...economy,
]
