import { describe, expect, it } from 'vitest'
import { readText } from '../read-text.ts'
import { cases } from './cases/cases.ts'
import { checkText } from './check-text.ts'

describe.each(Object.entries(cases))('%s', (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    const { findings, checked } = checkText(readText(row.text))
    expect(findings.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(row.finds ?? [])
    const said = findings.map(({ message }) => message.vi).join('\n')
    for (const words of row.says ?? []) expect(said).toContain(words)
    const agreed = checked.map(({ message }) => message.vi).join('\n')
    for (const words of row.agrees ?? []) expect(agreed).toContain(words)
    for (const { spans } of [...findings, ...checked])
      for (const { start, end } of spans) expect(row.text.slice(start, end).trim()).not.toBe('')
  })
})
