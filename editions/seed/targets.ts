import type { EditionTarget, EditionTaskGroup, EditionTheme } from '../edition.ts'

export const themes: readonly EditionTheme[] = [
  {
    unit: 'can-tho.cai-rang',
    kind: 'theme',
    period: '2023',
    vi: 'Tăng cường xây dựng Đảng, hệ thống chính trị trong sạch, vững mạnh; tập trung các nguồn lực đẩy mạnh phát triển kinh tế - xã hội quận',
    en: 'A stronger, cleaner Party and political system; all resources for the economic and social development of the district',
    source: 'cai-rang-2023#14',
  },
  {
    unit: 'da-nang',
    kind: 'theme',
    period: '2023',
    vi: 'Năm tập trung khơi thông các nguồn lực, thu hút đầu tư, giữ vững tăng trưởng kinh tế và đảm bảo an sinh xã hội',
    en: 'The year of freeing resources, drawing investment, keeping up growth and securing social welfare',
    source: 'son-tra-2023#18',
  },
  {
    unit: 'can-tho',
    kind: 'breakthrough',
    rank: 1,
    period: 'term:can-tho:2015-2020',
    vi: 'Nhân lực chất lượng cao và chuẩn hóa cán bộ chủ chốt',
    en: 'A highly skilled workforce and qualified leading officials',
    directive: 'can-tho.congress-13',
    source: 'can-tho-2020#17',
  },
  {
    unit: 'can-tho',
    kind: 'breakthrough',
    rank: 2,
    period: 'term:can-tho:2015-2020',
    vi: 'Huy động nguồn lực làm kết cấu hạ tầng, nhất là giao thông',
    en: 'Resources for infrastructure, transport above all',
    directive: 'can-tho.congress-13',
    source: 'can-tho-2020#20',
  },
  {
    unit: 'can-tho',
    kind: 'breakthrough',
    rank: 3,
    period: 'term:can-tho:2015-2020',
    vi: 'Ứng dụng khoa học, công nghệ trong quản lý, sản xuất và đời sống',
    en: 'Science and technology in administration, production and daily life',
    directive: 'can-tho.congress-13',
    source: 'can-tho-2020#23',
  },
]

/** The articles count task groups but name none. */
export const taskGroups: readonly EditionTaskGroup[] = []

const admittedAtLeast = { measure: 'admitted', direction: 'at_least', planAspect: 'own' } as const

export const targets: readonly EditionTarget[] = [
  { ...admittedAtLeast, unit: 'can-tho.binh-thuy', period: '2024' },
  { ...admittedAtLeast, unit: 'can-tho.cai-rang', period: '2022' },
  { ...admittedAtLeast, unit: 'can-tho.cai-rang.hung-thanh', period: '2022' },
  {
    unit: 'can-tho',
    subject: 'can-tho:committee',
    measure: 'mass-members.rate',
    direction: 'at_least',
    period: 'term:can-tho:2015-2020',
    planAspect: 'own',
  },
  {
    unit: 'can-tho',
    subject: 'can-tho:area',
    measure: 'new-rural.completed',
    direction: 'milestone',
    period: '2020..2021',
    planAspect: 'own',
  },
]
