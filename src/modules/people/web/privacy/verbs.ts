import type { Text } from '../../../../platform/domain/text.ts'

/** What was done, in words; an act that is not named here shows its code. */
const verbs: Readonly<Record<string, Text>> = {
  'badge.award': { vi: 'Ghi trao Huy hiệu Đảng', en: 'Recorded a badge' },
  'badge.withdraw': { vi: 'Rút lần ghi trao Huy hiệu', en: 'Withdrew a badge' },
  'class.certify': { vi: 'Ghi giấy chứng nhận lớp nhận thức', en: 'Recorded a certificate' },
  'class.seat': { vi: 'Ghi tên vào lớp nhận thức', en: 'Gave a seat in a class' },
  'class.withdraw': { vi: 'Rút lớp nhận thức khỏi kế hoạch', en: 'Withdrew a class' },
  'class.unseat': { vi: 'Đưa ra khỏi lớp nhận thức', en: 'Took a seat back' },
  'dialogue.follow': { vi: 'Theo dõi khó khăn', en: 'Followed a difficulty up' },
  'dialogue.record': { vi: 'Ghi buổi trao đổi', en: 'Recorded a dialogue' },
  'dialogue.resolve': { vi: 'Ghi khó khăn đã giải quyết', en: 'Recorded a difficulty as resolved' },
  'discipline.withdraw': { vi: 'Rút một quyết định kỷ luật nhập nhầm', en: 'Withdrew a disciplinary decision' },
  'dossier.correct': { vi: 'Sửa ngày nhận giấy tờ', en: 'Corrected the day of a paper' },
  'dossier.receive': { vi: 'Nhận hồ sơ', en: 'Received a part of the dossier' },
  'dossier.return': { vi: 'Trả lại hồ sơ', en: 'Returned a part of the dossier' },
  'people.discipline-import': { vi: 'Nạp tệp quyết định kỷ luật', en: 'Imported a file of disciplinary decisions' },
  'people.import': { vi: 'Nạp tệp', en: 'Imported a file' },
  'person.correct': { vi: 'Sửa hồ sơ', en: 'Corrected the profile' },
  'person.erase': { vi: 'Xóa dữ liệu cá nhân', en: 'Erased the personal data' },
  'person.export': { vi: 'Xuất dữ liệu cá nhân', en: 'Exported the personal data' },
  'person.list': { vi: 'Đưa vào nguồn kết nạp', en: 'Put on the source list' },
  'person.step': { vi: 'Ghi một bước', en: 'Recorded a step' },
  'person.undo': { vi: 'Rút bước vừa ghi', en: 'Withdrew a step' },
  'post.end': { vi: 'Ghi thôi giữ chức danh', en: 'Ended a holding' },
  'post.hold': { vi: 'Ghi giữ chức danh', en: 'Put into a post' },
  'post.withdraw': { vi: 'Rút lần ghi giữ chức danh', en: 'Withdrew a holding' },
  'tie.end': { vi: 'Thôi phân công giúp đỡ', en: 'Ended a tie' },
  'tie.set': { vi: 'Phân công giới thiệu, giúp đỡ', en: 'Set a sponsor or mentor' },
}

export const verbText = (verb: string): Text => verbs[verb] ?? { vi: verb, en: verb }
