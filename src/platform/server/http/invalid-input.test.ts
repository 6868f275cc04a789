import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { refusing } from '../../domain/shapes.ts'
import { problemDetails } from './problem-details.ts'

const told = (keyword: string, params: object, message = 'raw words of a library') =>
  problemDetails({ validation: [{ keyword, params, message, instancePath: '/person/name' }] })

describe('an input that its shape refuses', () => {
  test.each([
    ['too_small', { origin: 'string', minimum: 2 }],
    ['too_small', { origin: 'number', minimum: 2 }],
    ['too_big', { origin: 'string', maximum: 9 }],
    ['too_big', { origin: 'array', maximum: 9 }],
    ['invalid_value', { values: ['a', 'b'] }],
    ['invalid_type', { expected: 'string' }],
  ])('%s %j is told in a sentence of both languages, beside its field', (keyword, params) => {
    const { status, field, message } = told(keyword, params)
    expect([status, field]).toEqual([400, 'person.name'])
    for (const sentence of [message.vi, message.en]) expect(sentence).toMatch(/^\p{Lu}.+\.$/u)
    expect(message.vi).not.toBe(message.en)
    expect(`${message.vi} ${message.en}`).not.toContain('raw words')
  })

  test('a form of its own is named, since only the shape knows it', () => {
    expect(told('invalid_format', {}, 'YYYY-MM-DD').message.vi).toContain('YYYY-MM-DD')
  })

  test('a refinement speaks for itself, in both languages', () => {
    const shape = z.array(z.string()).refine((list) => list.length < 2, refusing('Chỉ một mục.', 'One only.'))
    const { code, path, message, ...params } = shape.safeParse(['a', 'b']).error?.issues[0] ?? {}
    expect([code, path]).toEqual(['custom', []])
    expect(told('custom', params, message).message).toEqual({ vi: 'Chỉ một mục.', en: 'One only.' })
    expect(told('custom', {}, 'NQ, CTr').message.vi).toBe('Chưa đúng dạng: NQ, CTr')
  })
})
