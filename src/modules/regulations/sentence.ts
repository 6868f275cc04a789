import type { Text } from '../../platform/domain/text.ts'
import type { RegulationCode, RegulationValue } from './regulation.ts'

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`
const days = (count: number): string => many(count, 'working day', 'working days')
const months = (count: number): string => many(count, 'month', 'months')

/** From the top down, which is the order they are said in. */
const levelNames: Readonly<Record<string, Text>> = {
  city: { vi: 'thành phố', en: 'city' },
  district: { vi: 'quận, huyện', en: 'district' },
  commune: { vi: 'xã, phường, đặc khu', en: 'commune, ward or special zone' },
  direct: { vi: 'đảng bộ trực thuộc', en: 'direct committee' },
  grassroots: { vi: 'đảng bộ cơ sở', en: 'grassroots Party organisation' },
  grassroots_cell: { vi: 'chi bộ cơ sở', en: 'grassroots cell' },
  sub_organisation: { vi: 'đảng bộ bộ phận', en: 'sub-organisation' },
  cell: { vi: 'chi bộ', en: 'cell' },
  cell_group: { vi: 'tổ đảng', en: 'cell group' },
}
const levelName = (role: string): Text => levelNames[role] ?? { vi: role, en: role }

function sayLevels(under: Readonly<Record<string, readonly string[]>>): Text {
  const places = Object.keys(levelNames)
  const roles = Object.keys(under).toSorted((a, b) => places.indexOf(a) - places.indexOf(b))
  const lines = roles.map((role) => {
    const names = (under[role] ?? []).map(levelName)
    return {
      vi: `${levelName(role).vi} dưới ${names.map((name) => name.vi).join(' hoặc ')}`,
      en: `${levelName(role).en} under ${names.map((name) => name.en).join(' or ')}`,
    }
  })
  return {
    vi: `Đứng được: ${lines.map((line) => line.vi).join('; ')}.`,
    en: `May stand: ${lines.map((line) => line.en).join('; ')}.`,
  }
}

const sentences: { readonly [Code in RegulationCode]: (value: RegulationValue<Code>) => Text } = {
  'people.admission-age': ({ least, most }) => ({
    vi: `Từ đủ ${least} đến đủ ${most} tuổi, tính theo tháng, vào lúc chi bộ xem xét.`,
    en: `From ${least} to ${most} years of age, counted by month, when the cell considers.`,
  }),
  'people.ceremony-within': ({ workingDays }) => ({
    vi: `Trong ${workingDays} ngày làm việc kể từ ngày nhận quyết định kết nạp.`,
    en: `Within ${days(workingDays)} of receiving the decision of admission.`,
  }),
  'people.probation': (value) => ({
    vi: `${value.months} tháng kể từ ngày lễ kết nạp.`,
    en: `${months(value.months)} from the day of the ceremony.`,
  }),
  'people.consider-within': ({ workingDays }) => ({
    vi: `Trong ${workingDays} ngày làm việc kể từ khi hết thời gian dự bị.`,
    en: `Within ${days(workingDays)} of the end of probation.`,
  }),
  'people.transfer-start-within': ({ workingDays }) => ({
    vi: `Trong ${workingDays} ngày làm việc kể từ ngày quyết định có hiệu lực hoặc thay đổi nơi cư trú.`,
    en: `Within ${days(workingDays)} of the decision taking effect or of moving.`,
  }),
  'people.transfer-present-within': ({ workingDays }) => ({
    vi: `Trong ${workingDays} ngày làm việc kể từ ngày được giới thiệu chuyển đi.`,
    en: `Within ${days(workingDays)} of the letter being issued.`,
  }),
  'people.sponsors': ({ count }) => ({
    vi: `${count} đảng viên chính thức giới thiệu.`,
    en: `${many(count, 'full member introduces', 'full members introduce')} the applicant.`,
  }),
  'people.sponsor-together': (value) => ({
    vi: `Đã cùng công tác với người được giới thiệu ít nhất ${value.months} tháng.`,
    en: `Has worked with the applicant for at least ${months(value.months)}.`,
  }),
  'people.readmission-after': (value) => ({
    vi: `Ít nhất ${value.months} tháng kể từ khi ra khỏi Đảng.`,
    en: `At least ${months(value.months)} after leaving the Party.`,
  }),
  'people.badge-years': ({ years }) => ({
    vi: `Đủ ${years.join(', ')} năm tuổi đảng.`,
    en: `${years.join(', ')} years of Party age.`,
  }),
  'people.badge-rounds': ({ rounds }) => {
    const list = rounds.map((round) => `${round.date}/${round.month}`).join('; ')
    return { vi: `Ngày ${list}.`, en: `On ${list} (day/month).` }
  },
  'people.badge-early': (value) => ({
    vi: `Xét tặng sớm không quá ${value.months} tháng, có lý do.`,
    en: `An award may be early by ${months(value.months)} at most, with a reason.`,
  }),
  'people.dossier-forms': ({ forms }) => ({
    vi: `${forms.map((form) => `${form.code}: ${form.vi}`).join('; ')}.`,
    en: `${forms.map((form) => `${form.code}: ${form.en}`).join('; ')}.`,
  }),
  'people.retention': ({ screenedOutMonths, endedMonths }) => ({
    vi: `Giữ ${screenedOutMonths} tháng sau khi đưa ra khỏi nguồn kết nạp; ${endedMonths} tháng sau khi không còn là đảng viên.`,
    en: `Kept ${months(screenedOutMonths)} after screening out; ${months(endedMonths)} after ceasing to be a member.`,
  }),
  'people.cell-least-members': ({ count }) => ({
    vi: `Ít nhất ${count} đảng viên chính thức.`,
    en: `At least ${many(count, 'full member', 'full members')}.`,
  }),
  'people.cell-committee-from': ({ fullMembers }) => ({
    vi: `Từ ${fullMembers} đảng viên chính thức trở lên.`,
    en: `From ${many(fullMembers, 'full member', 'full members')} on.`,
  }),
  'org.term-length': (value) => ({
    vi: `Cấp ủy ${value.months} tháng, chi ủy và chi bộ ${value.cellMonths} tháng, từ ngày sau đại hội.`,
    en: `${months(value.months)} for a committee and ${months(value.cellMonths)} for a cell, from the day after the congress.`,
  }),
  'org.levels': ({ under }) => sayLevels(under),
  'calendar.holidays': (value) => {
    const worked = value.workingSaturdays?.length ?? 0
    return {
      vi: `${value.days.length} ngày nghỉ${worked > 0 ? `, ${worked} thứ Bảy làm bù` : ''}.`,
      en: `${many(value.days.length, 'day', 'days')} off${worked > 0 ? `, ${many(worked, 'Saturday', 'Saturdays')} worked` : ''}.`,
    }
  },
  'targets.state': (rule) => ({
    vi: `Vượt khi trên ${rule.exceededAbove}% kế hoạch; đúng tiến độ từ ${rule.onTrackFrom}% mức phải đạt theo lộ trình, có nguy cơ khi dưới ${rule.atRiskBelow}%, ở giữa là chậm; chưa có lộ trình thì ${rule.straightLine === 'yes' ? 'so theo đường thẳng' : 'không so tiến độ'}; dự báo khi đã qua ${rule.forecastFrom}% thời gian.`,
    en: `Exceeded above ${rule.exceededAbove}% of the plan; on track from ${rule.onTrackFrom}% of what is due by the path, at risk below ${rule.atRiskBelow}%, late in between; without a path ${rule.straightLine === 'yes' ? 'a straight line is taken' : 'progress is not compared'}; a forecast once ${rule.forecastFrom}% of the time has passed.`,
  }),
  'clock.near': ({ workingDays }) => ({
    vi: `Khi còn ${workingDays} ngày làm việc trở xuống.`,
    en: `When ${days(workingDays)} or fewer are left.`,
  }),
  'documents.layout': ({ margins, font, sizes }) => ({
    vi: `Lề trên, dưới, trái, phải ${margins.join(', ')} mm; chữ ${font}, cỡ: tiêu đề ${sizes[0]}, tên cơ quan ${sizes[1]}, số và ngày ${sizes[2]}, tên loại ${sizes[3]}, trích yếu ${sizes[4]}, nội dung ${sizes[5]}, đề mục ${sizes[6]}, nơi nhận ${sizes[7]}, bảng ${sizes[8]}.`,
    en: `Margins top, bottom, left, right ${margins.join(', ')} mm; letters ${font}, sizes: title ${sizes[0]}, issuing body ${sizes[1]}, number and day ${sizes[2]}, kind ${sizes[3]}, summary ${sizes[4]}, text ${sizes[5]}, headings ${sizes[6]}, recipients ${sizes[7]}, tables ${sizes[8]}.`,
  }),
  'documents.agencies': ({ agencies }) => {
    const list = agencies.map(({ committee, letters }) => `${committee}: ${letters}`).join('; ')
    return { vi: `${list}.`, en: `${list}.` }
  },
  'notices.reminders': ({ daysBefore, daysAfter, workingDays }) => ({
    vi: `Nhắc trước hạn ${daysBefore.join(', ')} ngày, đúng ngày hạn và sau hạn ${daysAfter.join(', ')} ngày; quá hạn ${workingDays} ngày làm việc thì báo cấp trên trực tiếp.`,
    en: `Told ${daysBefore.join(', ')} days before, on the day, and ${daysAfter.join(', ')} days after; the unit above is told once it is ${days(workingDays)} late.`,
  }),
}

/** What a rule says, in words. */
export const sentenceOf = <Code extends RegulationCode>(code: Code, value: RegulationValue<Code>): Text =>
  sentences[code](value)
