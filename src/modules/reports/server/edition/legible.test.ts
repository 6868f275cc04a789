import { expect, test } from 'vitest'
import { openDocument } from '../../../../../test/kit/docx.ts'
import { printable, words } from '../../../../../test/kit/printable.ts'
import { renderDocx } from '../docx/render.ts'
import { legible } from './legible.ts'

test('characters that no paper shows are left out, line breaks and all letters stay', async () => {
  const clean = legible({
    ...printable,
    body: [{ kind: 'paragraph', line: [words('Đảng\u0001 bộ\u000b\uffff\nphường & <xã> 😀')] }],
  })
  expect(clean.body).toEqual([{ kind: 'paragraph', line: [{ text: 'Đảng bộ\nphường & <xã> 😀' }] }])
  expect(openDocument(await renderDocx(clean)).text).toContain('Đảng bộphường & <xã> 😀')
  expect(legible(printable)).toEqual(printable)
})
