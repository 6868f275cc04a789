import type { Edition } from '../edition.ts'

/** Posts, never persons. */
export const accounts: Edition['accounts'] = [
  {
    login: 'lanh-dao-can-tho',
    vi: 'Lãnh đạo Thành ủy Cần Thơ',
    en: 'Leader of the Cần Thơ city committee',
    grants: [{ role: 'reader', unit: 'can-tho' }],
  },
  {
    login: 'nhap-lieu-binh-thuy',
    vi: 'Cán bộ nhập liệu quận Bình Thủy',
    en: 'Clerk of Bình Thủy district',
    grants: [{ role: 'clerk', unit: 'can-tho.binh-thuy' }],
  },
  {
    login: 'duyet-binh-thuy',
    vi: 'Người duyệt và ban hành quận Bình Thủy',
    en: 'Approver and issuer of Bình Thủy district',
    grants: [
      { role: 'approver', unit: 'can-tho.binh-thuy' },
      { role: 'issuer', unit: 'can-tho.binh-thuy' },
    ],
  },
  {
    login: 'nhap-lieu-cai-rang',
    vi: 'Cán bộ nhập liệu quận Cái Răng',
    en: 'Clerk of Cái Răng district',
    grants: [{ role: 'clerk', unit: 'can-tho.cai-rang' }],
  },
  {
    login: 'nhap-lieu-son-tra',
    vi: 'Cán bộ nhập liệu quận Sơn Trà',
    en: 'Clerk of Sơn Trà district',
    grants: [{ role: 'clerk', unit: 'da-nang.son-tra' }],
  },
  {
    login: 'quan-tri',
    vi: 'Quản trị hệ thống',
    en: 'Administrator',
    grants: [{ role: 'administrator', unit: null }],
  },
]
