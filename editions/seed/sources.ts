import type { EditionSource } from '../edition.ts'

/** None of the kept copies prints the name of its newspaper. */
const publisher = null

export const sources: readonly EditionSource[] = [
  {
    code: 'cai-rang-2023',
    vi: 'Bài báo về một năm làm việc của Đảng bộ quận Cái Răng',
    en: 'Article on a year of the Party organisation of Cái Răng district',
    publisher,
    publishedOn: '2023-01-31',
  },
  {
    code: 'can-tho-2020',
    vi: 'Bài báo trước Đại hội XIV của Đảng bộ thành phố Cần Thơ',
    en: 'Article before the 14th congress of the Party organisation of Cần Thơ city',
    publisher,
    publishedOn: null,
  },
  {
    code: 'binh-thuy-2024',
    vi: 'Tin về hội nghị quý I-2024 của Đảng bộ quận Bình Thủy',
    en: 'News item on the conference of the Party organisation of Bình Thủy district for the first quarter of 2024',
    publisher,
    publishedOn: '2024-04-03',
  },
  {
    code: 'son-tra-2023',
    vi: 'Bài báo về xây dựng Đảng ở quận Sơn Trà',
    en: 'Article on Party building in Sơn Trà district',
    publisher,
    publishedOn: null,
  },
  {
    code: 'can-tho-2016',
    vi: 'Bài báo về việc phân công cấp ủy viên phụ trách cơ sở ở Cần Thơ',
    en: 'Article on committee members put in charge of communes and cells in Cần Thơ',
    publisher,
    publishedOn: '2016-09-17',
  },
]
