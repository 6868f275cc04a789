import { describe, expect, test } from 'vitest'
import { documentTemplates } from '../../editions/templates/index.ts'
import { templateBodyShape } from '../../src/modules/reports/contract/template.ts'
import { blocksOf, figuresOf } from '../../src/modules/reports/document/content.ts'
import { keysIn } from '../../src/modules/reports/document/sections.ts'

describe('templates for all committees', () => {
  test('are what a committee itself could have saved', () => {
    for (const { code, body } of documentTemplates) {
      expect(code).toMatch(/^[a-z0-9]+([-.][a-z0-9]+)*$/)
      expect(templateBodyShape.parse(body)).toEqual(body)
    }
    expect(new Set(documentTemplates.map(({ code }) => code)).size).toBe(documentTemplates.length)
  })

  test('name units and periods relative to the document, so that they serve every committee', () => {
    for (const { body } of documentTemplates)
      for (const { unit, period } of figuresOf(body.content)) expect([unit[0], period[0]]).toEqual(['@', '@'])
  })

  test('have a heading for each section, and ids that are unique within them', () => {
    for (const { body } of documentTemplates) {
      expect(keysIn(body.content)).toEqual(body.sections.map(({ key }) => key))
      const ids = blocksOf(body.content).flatMap((block) => ('attrs' in block ? [block.attrs.id] : []))
      const places = [...ids, ...figuresOf(body.content).map(({ id }) => id)].filter((id) => id !== null)
      expect(new Set(places).size).toBe(places.length)
    }
  })
})
