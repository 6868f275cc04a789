import type { Edition } from '../edition.ts'
import { accounts } from './accounts.ts'
import { classSets } from './class-sets.ts'
import { directives } from './directives.ts'
import { binhThuy2024 } from './entries/binh-thuy-2024.ts'
import { caiRang2023 } from './entries/cai-rang-2023.ts'
import { canTho2016 } from './entries/can-tho-2016.ts'
import { canTho2020 } from './entries/can-tho-2020.ts'
import { sonTra2023 } from './entries/son-tra-2023.ts'
import { measures } from './measures/index.ts'
import { rules } from './rules.ts'
import { sources } from './sources.ts'
import { statements } from './statements.ts'
import { targets, taskGroups, themes } from './targets.ts'
import { terms, units } from './units.ts'

/** The figures of five published articles on Cần Thơ and Đà Nẵng, 2016 to 2024. */
export const seedEdition: Edition = {
  code: 'seed',
  workingOn: '2024-04-03',
  units,
  terms,
  sources,
  classSets,
  measures,
  rules,
  directives,
  entries: [...caiRang2023, ...canTho2020, ...binhThuy2024, ...sonTra2023, ...canTho2016],
  statements,
  themes,
  taskGroups,
  targets,
  accounts,
}
