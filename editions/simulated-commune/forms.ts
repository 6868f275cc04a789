import type { EditionForm } from '../edition.ts'
import { cells, city, grassrootsCodes, neighbourhoods, ward } from './units.ts'

const line = (measure: string, more: { readonly class?: string; readonly isPrefilled?: boolean } = {}) => ({
  measure,
  class: more.class ?? null,
  isRequired: !more.isPrefilled,
  isPrefilled: more.isPrefilled ?? false,
  hint: null,
})

/** Cells that have not told anything of the third quarter yet. */
const silent = new Set([neighbourhoods[16], neighbourhoods[27]])

const ofQuarter: EditionForm = {
  ...{ code: 'sinh-hoat-quy', owner: ward, from: '2026-01-01', periodKind: 'quarter', askedOf: 'cells', exempt: [] },
  name: { vi: 'Báo cáo quý của chi bộ', en: 'Quarterly report of cells' },
  due: { days: 7, isWorkingDays: true },
  sections: [
    {
      title: { vi: 'Sinh hoạt và kiểm tra', en: 'Meetings and inspections' },
      lines: [
        line('party.meetings'),
        line('party.thematic'),
        line('party.due'),
        line('party.attended'),
        line('party.attendance', { isPrefilled: true }),
        line('party.inspected'),
      ],
    },
    {
      title: { vi: 'Xếp loại đảng viên', en: 'Rating of members' },
      lines: [
        ...['excellent', 'good', 'complete', 'not_complete'].map((code) => line('rating.members', { class: code })),
        line('people.members', { isPrefilled: true }),
      ],
    },
  ],
  reports: [
    ...['2026-Q1', '2026-Q2'].flatMap((period, at) =>
      [...cells.map((cell) => cell.code), ...grassrootsCodes].map((unit, index) => ({
        ...{ unit, period, state: 'approved' as const },
        on: at === 0 ? (index % 7 === 3 ? '2026-04-14' : '2026-04-06') : index % 9 === 5 ? '2026-07-15' : '2026-07-07',
      })),
    ),
    ...cells.flatMap(({ code }, index) =>
      silent.has(code)
        ? []
        : [
            {
              ...{ unit: code, period: '2026-Q3', on: '2026-10-06' },
              state:
                index % 20 === 11
                  ? ('returned' as const)
                  : index % 9 === 4
                    ? ('submitted' as const)
                    : ('approved' as const),
            },
          ],
    ),
  ],
}

const ofMonth: EditionForm = {
  ...{ code: 'kinh-te-thang', owner: city, from: '2026-01-01', periodKind: 'month', askedOf: 'children', exempt: [] },
  name: { vi: 'Số liệu tháng của xã, phường', en: 'Monthly figures of wards' },
  due: { days: 5, isWorkingDays: true },
  sections: [
    {
      title: { vi: 'Kinh tế', en: 'Economy' },
      lines: [line('economy.revenue'), line('economy.firms')],
    },
    {
      title: { vi: 'Dịch vụ công', en: 'Public services' },
      lines: [line('society.files'), line('society.files-on-time'), line('society.on-time', { isPrefilled: true })],
    },
  ],
  reports: ['02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month, index) => ({
    ...{ unit: ward, period: `2026-0${index + 1}`, on: `2026-${month}-05` },
    state: index === 8 ? ('submitted' as const) : ('approved' as const),
  })),
}

/** One form of the ward for its cells and one of the city for the ward, in different states. */
export const forms: readonly EditionForm[] = [ofQuarter, ofMonth]
