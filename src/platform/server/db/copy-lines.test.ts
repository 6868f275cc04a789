import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CopyLines } from './copy-lines.ts'

test('lines come out as their bytes one after the other, however little room was guessed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })), fc.nat(200), (lines, guess) => {
      const gathered = new CopyLines(guess)
      for (const line of lines) gathered.add(line)
      expect(gathered.bytes()).toEqual(Buffer.concat(lines.map((line) => Buffer.from(line))))
    }),
  )
})
