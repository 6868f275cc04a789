import type { Text } from '../platform/domain/text.ts'
import type { TableData } from './personal-data.ts'

const reminding: Text = { vi: 'Nhắc tài khoản việc đến hạn.', en: 'Reminding the account of what is due.' }
const oneTelling: Text = {
  vi: 'Giữ cùng nhật ký việc làm, để không nhắc hai lần và biết ai đã được nhắc.',
  en: 'Kept like the record of acts, so that nobody is told twice and who was told is known.',
}
const whileAsked: Text = {
  vi: 'Giữ đến khi chủ tài khoản bỏ hoặc thay địa chỉ; sau đó 30 ngày thì xóa hẳn.',
  en: 'Kept until the account holder removes or replaces it; deleted for good 30 days later.',
}
const untilUsed: Text = {
  vi: 'Chỉ giữ dấu vết của mã; xóa sau khi hết hạn 24 giờ.',
  en: 'Only a digest is kept; deleted once the 24 hours have passed.',
}
const withChoice: Text = {
  vi: 'Giữ cùng lịch sử lựa chọn của tài khoản.',
  en: 'Kept with the history of what the account chose.',
}
const sending: Text = {
  vi: 'Gửi thư nhắc việc cho chủ tài khoản đã đồng ý nhận.',
  en: 'Mailing reminders to the account holder who asked for them.',
}
const proving: Text = {
  vi: 'Chứng tỏ địa chỉ thuộc về chủ tài khoản.',
  en: 'Proving that the address belongs to the account holder.',
}
const subscribing: Text = {
  vi: 'Mở lịch việc đến hạn trên máy của chủ tài khoản.',
  en: 'Opening the calendar of deadlines on the devices of the account holder.',
}

const believed = ['known_from', 'known_until'] as const
const told = { purpose: reminding, retention: oneTelling }

export const noticeData: Readonly<Record<string, TableData>> = {
  deadline: {
    personal: {},
    other: ['id', 'key', 'turn', 'kind', 'unit_id', 'due_on', 'vi', 'en', 'path', 'role', 'done_on', ...believed],
  },
  notice: {
    personal: { account_id: told },
    other: ['id', 'key', 'deadline_key', 'kind', 'unit_id', 'due_on', 'vi', 'en', 'path', 'told_on', ...believed],
  },
  notice_seen: { personal: { account_id: told, at: told }, other: ['notice_id'] },
  notice_address: {
    personal: {
      account_id: { purpose: sending, retention: whileAsked },
      address: { purpose: sending, retention: whileAsked },
    },
    other: ['id', ...believed],
  },
  notice_code: {
    personal: { digest: { purpose: proving, retention: untilUsed } },
    other: ['address_id', 'expires_at'],
  },
  notice_confirmation: { personal: {}, other: ['address_id', 'known_from'] },
  notice_refusal: { personal: {}, other: ['address_id', 'at', 'error'] },
  notice_preference: {
    personal: { account_id: { purpose: sending, retention: withChoice } },
    other: ['mails', 'language', ...believed],
  },
  calendar_feed: {
    personal: { account_id: { purpose: subscribing, retention: withChoice } },
    other: ['token_digest', ...believed],
  },
  mailing: { personal: { account_id: told }, other: ['id', 'made_on', 'known_from'] },
  mailing_notice: { personal: {}, other: ['notice_id', 'mailing_id'] },
  mailing_outcome: { personal: {}, other: ['mailing_id', 'at', 'outcome', 'error'] },
  failed_job: { personal: {}, other: ['id', 'queue', 'ids', 'reason', 'attempts', 'at', ...believed] },
}
