import type { Edition, EditionClass } from '../edition.ts'
import { peopleClasses, peopleMeasures } from '../people-measures.ts'
import { forms } from './forms.ts'
import { enteredMeasures } from './measures.ts'
import { buildCity, city, type Size, usualSize } from './places.ts'
import { simulateRegister } from './register.ts'
import { reorganise, reorganisedOn } from './reorganisation.ts'
import { rules } from './rules.ts'
import { accounts, directives, plans, positions, source, targets, taskGroups, terms, themes } from './targets.ts'
import { simulateValues } from './values.ts'

export const today = '2026-11-20'

/** Classes of awareness, one a quarter. */
export const awarenessClasses = (unit: string): readonly EditionClass[] =>
  [2024, 2025, 2026].flatMap((year) =>
    [3, 6, 9].map((month, index) => ({
      code: `${year}-${index + 1}`,
      unit,
      vi: `Lớp bồi dưỡng nhận thức về Đảng khóa ${index + 1}/${year}`,
      en: `Awareness class ${index + 1}/${year}`,
      first: `${year}-0${month}-10`,
      last: `${year}-0${month}-14`,
    })),
  )

/** A city that is simulated: nobody and no place in it is meant. The same size and seed make the same rows. */
export function simulatedCity(asked: Partial<Size> = {}): Edition {
  const size = { ...usualSize, ...asked }
  const place = buildCity(size)
  const { decisions, wards, mergedCells } = reorganise(size.seed, place)
  const gone = new Set(mergedCells.keys())
  const living = place.cells.flatMap((cell, index) => (gone.has(index) ? [] : [{ ...cell, index }]))
  const heirs = new Map([...mergedCells].map(([from, to]) => [to, from]))
  const register = simulateRegister({
    ...{ seed: size.seed, today, since: '2020-01-01', members: size.members, formerShare: 0.055, applicantShare: 0.07 },
    classes: awarenessClasses(city),
    cells: living.map((cell, at) => {
      const from = heirs.get(cell.index)
      const merged = from === undefined ? undefined : place.cells[from]
      const beside = living[at + 1]?.home === cell.home ? living[at + 1] : living[at - 1]
      return {
        code: cell.code,
        neighbour: beside?.code ?? cell.code,
        merged: merged ? { from: merged.code, on: reorganisedOn } : null,
      }
    }),
  })
  // Positions name cells by their place among all; the register knows the living ones only.
  const order = new Map(living.map((cell, at) => [cell.index, at]))
  const placed = {
    ...register,
    leaderOf: (cell: number) => register.leaderOf(order.get(cell) ?? 0),
    membersOf: (cell: number) => register.membersOf(order.get(cell) ?? 0),
  }
  const entered = enteredMeasures(size.measures - peopleMeasures.length)
  const codes = new Set([...entered, ...peopleMeasures].map((measure) => measure.code))
  const has = (measure: string): boolean => codes.has(measure)
  const values = simulateValues(size, { city: place, wards, gone, measures: entered })
  const planned = [...plans(size.seed, size, wards, has)]
  return {
    ...{
      code: 'simulated',
      workingOn: today,
      units: place.units,
      decisions,
      terms,
      sources: [source],
      classSets: peopleClasses,
    },
    ...{
      measures: [...peopleMeasures, ...entered],
      rules: rules(has),
      directives: directives(wards),
      entries: [],
      statements: [],
    },
    ...{ themes, taskGroups, targets: targets(wards, has), accounts: accounts(wards) },
    counting: peopleMeasures.map(({ code }) => ({
      measure: code,
      unit: city,
      from: '2020-01-01',
      reaches: 'subtree' as const,
    })),
    values: {
      count: values.count + planned.length,
      *make() {
        yield* planned
        yield* values.make()
      },
    },
    forms: forms(
      living.map((cell) => cell.code),
      has,
    ),
    register: {
      people: register.people,
      classes: awarenessClasses(city),
      positions: positions(place, wards, placed, gone),
    },
  }
}
