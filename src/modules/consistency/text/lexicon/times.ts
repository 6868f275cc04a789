import { list, phrases, wordSet } from '../phrases.ts'

/** After a count of years these make a streak of it. */
export const streaks = phrases<true>(list(true, 'liền; liên tục; liên tiếp; liền kề; liên tiếp nhau'))

/** After a count of years these say that they passed. */
export const passed = phrases<true>(list(true, 'qua; trở lại đây; vừa qua; gần đây; nay'))

export const frequencies = phrases<string>([
  ...list('tháng', 'hằng tháng; hàng tháng; mỗi tháng; một tháng'),
  ...list('tuần', 'hằng tuần; hàng tuần; mỗi tuần; một tuần'),
  ...list('quý', 'hằng quý; hàng quý; mỗi quý; một quý'),
  ...list('năm', 'hằng năm; hàng năm; mỗi năm; một năm'),
  ...list('ngày', 'hằng ngày; hàng ngày; mỗi ngày; một ngày'),
])

/** Verbs of going somewhere: how often is then a count of turns. */
export const visiting: ReadonlySet<string> = wordSet('đến về xuống thăm tới')

export const milestones = {
  reached: phrases<true>(
    list(
      true,
      `đạt chuẩn; được công nhận; về đích; cán đích; hoàn thành xây dựng nông thôn mới; hoàn thành xây dựng ntm; được công nhận đạt chuẩn; đạt nông thôn mới
      hoàn thành chương trình xây dựng nông thôn mới`,
    ),
  ),
  /** These speak of what is to be reached. */
  aims: wordSet('đến phấn mục kế sẽ dự trước từ sau chưa tiêu đấu tiếp'),
} as const
