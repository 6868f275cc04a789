import { ratingSet } from '../committee-measures.ts'
import type { Edition } from '../edition.ts'
import { peopleClasses, peopleMeasures } from '../people-measures.ts'
import { simulateRegister } from '../simulated/register.ts'
import { source } from '../simulated/targets.ts'
import { forms } from './forms.ts'
import { measures, shareSet } from './measures.ts'
import { rules } from './rules.ts'
import { cells, units, ward } from './units.ts'
import { values } from './values.ts'
import { accounts, directives, plans, positions, targets, taskGroups, terms, themes } from './work.ts'

const today = '2026-10-08'
const seed = 7

/** A ward of 2026 that is simulated: two tiers, fifteen officers, sixty cells, the work of three quarters. */
export function simulatedCommune(): Edition {
  const classes = [2, 5, 9].map((month, index) => ({
    ...{ code: `2026-${index + 1}`, unit: ward, first: `2026-0${month}-16`, last: `2026-0${month}-20`, places: 40 },
    ...{ vi: `Lớp bồi dưỡng nhận thức về Đảng khóa ${index + 1}/2026`, en: `Awareness class ${index + 1}/2026` },
  }))
  const register = simulateRegister({
    ...{
      seed,
      today,
      since: '2025-07-01',
      foundedOn: '2025-07-01',
      members: 1904,
      formerShare: 0.014,
      applicantShare: 0.09,
      classes,
    },
    cells: cells.map((cell, index) => {
      const beside = cells[index + 1]?.home === cell.home ? cells[index + 1] : cells[index - 1]
      return { code: cell.code, neighbour: beside?.code ?? cell.code, merged: null }
    }),
  })
  const made = [...values(seed, plans, register.membersOf)]
  return {
    ...{ code: 'simulated-commune', workingOn: today, units: units(seed), terms, sources: [source] },
    ...{
      classSets: [...peopleClasses, ratingSet, shareSet],
      measures: [...peopleMeasures, ...measures],
      rules,
      directives,
    },
    ...{ entries: [], statements: [], themes, taskGroups, targets, accounts },
    counting: peopleMeasures.map(({ code }) => ({
      measure: code,
      unit: ward,
      from: '2025-07-01',
      reaches: 'subtree' as const,
    })),
    values: { count: made.length, make: () => made },
    forms,
    register: { people: register.people, classes, positions: positions(register) },
  }
}
