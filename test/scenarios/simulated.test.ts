import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../editions/edition.ts'
import { seedEdition } from '../../editions/seed/index.ts'
import { simulatedCity } from '../../editions/simulated/index.ts'
import { simulatedCommune } from '../../editions/simulated-commune/index.ts'
import { readInstallation } from '../../src/modules/accounts/contract.ts'
import { listCounting } from '../../src/modules/figures/contract/counting.ts'
import { readFigure } from '../../src/modules/figures/contract.ts'
import { readForms } from '../../src/modules/people/contract/forms.ts'
import { isMember } from '../../src/modules/people/lifecycle.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { openEditionWorld } from '../kit/edition-world.ts'

const small = { cells: 110, members: 1100, measures: 60 }

function digestOf(edition: Edition): string {
  const hash = createHash('sha256')
  const { values, register, ...rest } = edition
  hash.update(JSON.stringify(rest))
  for (const person of register?.people.make() ?? []) hash.update(JSON.stringify(person))
  for (const value of values?.make() ?? []) hash.update(JSON.stringify(value))
  return hash.digest('hex')
}
const membersOf = (edition: Edition): number =>
  [...(edition.register?.people.make() ?? [])].filter((person) => {
    const last = person.spans.at(-1)
    return last?.until === undefined && last !== undefined && isMember(last.state)
  }).length

describe('the simulated city', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(digestOf(simulatedCity(small))).toBe(digestOf(simulatedCity(small)))
    expect(digestOf(simulatedCity({ ...small, seed: 2 }))).not.toBe(digestOf(simulatedCity(small)))
  })

  test('has as many members, cells, districts and wards as it says', () => {
    const edition = simulatedCity()
    const count = (role: string) =>
      edition.units.filter((unit) => unit.kind === 'party_organisation' && unit.role === role).length
    expect([count('district'), count('commune'), count('cell'), edition.measures.length]).toEqual([9, 83, 3000, 200])
    expect(
      edition.decisions?.[0]?.changes.filter(
        (change) =>
          change.act === 'merge' &&
          change.units[0]?.includes('.c') === false &&
          typeof change.into !== 'string' &&
          change.into.kind === 'party_organisation',
      ),
    ).toHaveLength(31)
    expect(membersOf(edition)).toBe(52_828)
  })

  test('bears names drawn from lists, none of them in the seed edition, and numbers that nobody has', () => {
    const seed = JSON.stringify(seedEdition)
    for (const person of simulatedCity(small).register?.people.make() ?? []) {
      expect(seed).not.toContain(person.name)
      for (const number of [person.secrets?.card_number, person.secrets?.identity_number])
        if (number !== undefined) expect(number).toMatch(/^999\d+$/)
    }
  })

  test('loads, says on every page that it is simulated, and its figures add up before and after the districts ended', async () => {
    const world = await openEditionWorld(simulatedCity(small))
    try {
      const reader = await world.as('lanh-dao-thanh-uy')
      expect((await reader.call(readInstallation, {})).band?.vi).toContain('SỐ LIỆU MÔ PHỎNG')
      const figure = async (unit: string, period: string) =>
        (await reader.call(readFigure, { unit, measure: 'people.members', period })).figure
      expect((await figure('lac-giang', '2026-11-20')).exact).toBe('1100')
      for (const period of ['2024', '2026-Q3']) {
        const forms = await reader.call(readForms, { unit: 'lac-giang', period })
        expect([forms.agrees, forms.rearranged]).toEqual([true, null])
      }
      const wards = (await reader.call(readBoard, { unit: 'lac-giang', period: '2026-Q3' })).children
      expect(wards).toHaveLength(37)
      const [before, after] = [await figure('lac-giang', '2025-06-30'), await figure('lac-giang', '2025-07-01')]
      expect(Number(after.exact) - Number(before.exact)).toBeLessThan(5)
      const counting = await reader.call(listCounting, { unit: wards[0]?.unit.code ?? '' })
      expect(counting.measures.find((measure) => measure.code === 'people.members')).toMatchObject({
        since: '2020-01-01',
        reaches: 'subtree',
        by: { code: 'lac-giang' },
      })
    } finally {
      await world.close()
    }
  })
})

test('the simulated ward has fifteen officers, a board with findings and forms that agree', async () => {
  const edition = simulatedCommune()
  expect(edition.accounts).toHaveLength(15)
  const world = await openEditionWorld(edition)
  try {
    const reader = await world.as('bi-thu')
    const board = await reader.call(readBoard, { unit: 'lac-giang.an-hoa' })
    expect([board.period.id, board.theme === null, board.superiorTheme === null]).toEqual(['2026-Q3', false, false])
    expect(board.targets).toHaveLength(13)
    expect(board.findings.map((finding) => finding.kind).toSorted()).toEqual([
      'class_set_undeclared',
      'total_and_parts',
    ])
    const forms = await reader.call(readForms, { unit: 'lac-giang.an-hoa', period: '2026-Q3' })
    expect([forms.agrees, forms.rearranged, forms.forms.length]).toEqual([true, null, 4])
  } finally {
    await world.close()
  }
})

test('a small city loads through the command line, and once only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'thenchot-edition-'))
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['bin/thenchot.mjs', ...args, '--data', join(folder, 'data'), '--json'])
  try {
    const size = ['--cells', '60', '--members', '600', '--measures', '30']
    const answer = JSON.parse((await run('edition', 'load', 'simulated', ...size)).stdout) as Record<string, number>
    expect(answer.people).toBeGreaterThan(600)
    const again = await run('edition', 'load', 'simulated', ...size).catch(
      (error: { code: number; stderr: string }) => error,
    )
    expect(again).toMatchObject({ code: 1 })
    expect(again.stderr).toContain('đã có dữ liệu')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
