import { describe, expect, test } from 'vitest'
import { readEncoding } from './read-encoding.ts'
import { isSyllable } from './syllable.ts'

const sentence =
  'Quý I, đảng bộ phường kết nạp được 12 đảng viên mới, đạt 48% kế hoạch; ở khu vực 3 vận động hơn 1,9 tỉ đồng.'

const inTcvn3 =
  'Quý I, ®¶ng bé ph­êng kÕt n¹p ®­îc 12 ®¶ng viªn míi, ®¹t 48% kÕ ho¹ch; ë khu vùc 3 vËn ®éng h¬n 1,9 tØ ®ång.'
const inVni =
  'Quyù I, ñaûng boä phöôøng keát naïp ñöôïc 12 ñaûng vieân môùi, ñaït 48% keá hoaïch; ôû khu vöïc 3 vaän ñoäng hôn 1,9 tæ ñoàng.'

const read = (text: string) => {
  const outcome = readEncoding(text)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}

describe('the encoding of a text', () => {
  test.each([
    ['TCVN3', inTcvn3, 'tcvn3'],
    ['VNI', inVni, 'vni'],
    ['Unicode', sentence, 'unicode'],
    ['decomposed Unicode', sentence.normalize('NFD'), 'unicode'],
  ] as const)('a sentence typed in %s is recognised and read', (_name, text, encoding) => {
    expect(read(text).encoding).toBe(encoding)
    expect(read(text).text.normalize('NFC')).toBe(sentence)
  })

  test.each([
    ['Latin-1', (byte: number) => String.fromCharCode(byte)],
    ['Windows-1252', (byte: number) => new TextDecoder('windows-1252').decode(Uint8Array.of(byte))],
  ])('UTF-8 that was read as %s is recognised and read', (_name, sign) => {
    const misread = (text: string): string => [...new TextEncoder().encode(text)].map(sign).join('')
    expect(read(misread(sentence))).toEqual({ text: sentence, encoding: 'misread' })
    const capitals = 'ĐẢNG BỘ PHƯỜNG KẾT NẠP ĐẢNG VIÊN, “TRÍCH” NGHỊ QUYẾT – NĂM 2024'
    expect(read(misread(capitals)).text).toBe(capitals)
    const mixed = readEncoding(`${sentence}\n${misread(sentence)}`)
    expect(mixed.ok ? '' : mixed.refusal.code).toBe('text-mixed-encoding')
  })

  test('every letter of TCVN3 and of VNI is read', () => {
    expect(read('¨n ©m ª ®ª ­a ¬n, §¶ng, b»ng b¼ng b½ng b¾ng bÆng, ®Çu ®Èu ®Ëu ®Êu').text).toBe(
      'ăn âm ª đê ưa ơn, Đảng, bằng bẳng bẵng bắng bặng, đầu đẩu đậu đấu',
    )
    expect(read('AÙnh aên aâm, ÑAÛNG BOÄ, baèng baúng baüng baéng baëng, tæ mó mò, kyõ thuaät').text).toBe(
      'Ánh ăn âm, ĐẢNG BỘ, bằng bẳng bẵng bắng bặng, tỉ mĩ mị, kỹ thuật',
    )
  })

  test.each([
    ['foreign names', 'Đoàn công tác của Zürich, Muñoz và Sørensen tặng 30 suất quà cho học sinh nghèo của xã.'],
    ['signs with a life of their own', 'Mục tiêu · kết quả «đạt» ® 2½ lần; nhiệt độ 29 °C, diện tích 30 m².'],
    ['a text without a mark', 'Ket nap 12 dang vien, dat 48% ke hoach.'],
    ['nothing', ''],
  ])('%s leave the text as it is', (_what, text) => {
    expect(read(text)).toEqual({ text, encoding: 'unicode' })
  })

  test('a bullet and a quotation mark are no letters of TCVN3', () => {
    expect(read(`· ${inTcvn3} »`).text).toBe(`· ${sentence} »`)
  })

  test.each([
    ['TCVN3', inTcvn3],
    ['VNI', inVni],
  ])('a text half in Unicode and half in %s is refused by name', (name, old) => {
    const outcome = readEncoding(`${sentence}\n${old}`)
    expect(outcome.ok).toBe(false)
    if (outcome.ok) return
    expect(outcome.refusal).toMatchObject({ code: 'text-mixed-encoding', field: 'file' })
    expect(outcome.refusal.text.vi).toContain(name)
  })
})

test.each([
  ['đảng', true],
  ['nghiêng', true],
  ['Quyết', true],
  ['khuỷu', true],
  ['ở', true],
  ['kõt', false],
  ['đ¶ng', false],
  ['ñaûng', false],
  ['Zürich', false],
])('“%s” may be a syllable: %s', (word, expected) => {
  expect(isSyllable(word)).toBe(expected)
})
