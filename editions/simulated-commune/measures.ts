import type { ClassSet } from '../../src/modules/figures/measure.ts'
import { cellWork, membersRated, placeWork, ratingSet } from '../committee-measures.ts'
import type { EditionMeasure } from '../edition.ts'

/** The report of the quarter does not say whether “good” includes “excellent”. */
export const shareSet: ClassSet = {
  code: 'rating-share',
  reading: 'undeclared',
  isExhaustive: true,
  classes: ratingSet.classes.slice(0, 3),
}

/** What committees follow alike, and two that show how a report leaves its reading open and how a day is a result. */
export const measures: readonly EditionMeasure[] = [
  ...cellWork,
  membersRated,
  {
    ...{
      code: 'rating.share',
      subjects: ['party_organisation'],
      vi: 'Tỷ lệ đảng viên theo mức xếp loại (báo cáo quý)',
      en: 'Shares of members by rating (report of the quarter)',
    },
    ...{
      measuredIn: { vi: '%', en: '%' },
      isWhole: false,
      overTime: 'none',
      overUnits: 'none',
      classSet: 'rating-share',
      print: { decimals: 1 },
    },
  },
  ...placeWork,
  {
    code: 'party.digital',
    subjects: ['party_organisation'],
    vi: 'Hoàn thành số hóa hồ sơ đảng viên',
    en: 'Files of members digitised',
    measuredIn: { vi: 'ngày', en: 'day' },
    result: 'date',
    overTime: 'none',
    overUnits: 'none',
    print: {},
  },
]
