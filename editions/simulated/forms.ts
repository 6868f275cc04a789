import type { EditionForm } from '../edition.ts'
import { city } from './places.ts'

const asked = ['party.meetings', 'party.thematic', 'party.attended', 'party.inspected'] as const

/** The quarterly report of cells; the first thousand of them have handed it in for the third quarter of 2026. */
export function forms(cells: readonly string[], has: (measure: string) => boolean): readonly EditionForm[] {
  const lines = asked.filter(has)
  if (lines.length === 0) return []
  return [
    {
      ...{ code: 'chi-bo-quy', owner: city, from: '2026-07-01', periodKind: 'quarter', askedOf: 'cells', exempt: [] },
      name: { vi: 'Báo cáo quý của chi bộ', en: 'Quarterly report of cells' },
      due: { days: 7, isWorkingDays: true },
      sections: [
        {
          title: { vi: 'Sinh hoạt chi bộ', en: 'Cell meetings' },
          lines: [
            ...lines.map((measure) => ({
              ...{ measure, class: null, isRequired: true, isPrefilled: false, hint: null },
            })),
            { measure: 'people.members', class: null, isRequired: false, isPrefilled: true, hint: null },
          ],
        },
      ],
      reports: cells.slice(0, 1000).map((unit, index) => ({
        ...{ unit, period: '2026-Q3', on: index % 12 === 7 ? '2026-10-16' : '2026-10-07' },
        state: index % 10 === 3 ? ('submitted' as const) : ('approved' as const),
      })),
    },
  ]
}
