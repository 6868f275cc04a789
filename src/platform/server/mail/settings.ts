import { StartRefusal } from '../cluster/start-refusal.ts'

/** The server that takes our mail. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte, `starttls` required after the greeting, `none` in the clear. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  readonly password: string | null
  /** The address in From. */
  readonly from: string
}

const usualPorts = { tls: 465, starttls: 587, none: 25 } as const
const isSecurity = (text: string): text is MailSettings['security'] => Object.hasOwn(usualPorts, text)

/**
 * SMTP_HOST, SMTP_PORT, SMTP_SECURITY (tls, starttls, none), SMTP_USER, SMTP_PASSWORD, SMTP_FROM.
 * @returns null without SMTP_HOST: no mail is sent.
 * @throws StartRefusal `mail-settings` when they do not fit together.
 */
export function mailSettingsFrom(env: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const host = env.SMTP_HOST?.trim()
  if (!host) return null
  const security = env.SMTP_SECURITY?.trim() || 'starttls'
  if (!isSecurity(security)) throw wrong('SMTP_SECURITY', `“${security}”; tls, starttls, none`)
  const port = Number(env.SMTP_PORT?.trim() || usualPorts[security])
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw wrong('SMTP_PORT', `“${env.SMTP_PORT}”; 1–65535`)
  const from = env.SMTP_FROM?.trim() ?? ''
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from)) throw wrong('SMTP_FROM', `“${from}”; nhac-viec@tinhuy.example`)
  const user = env.SMTP_USER?.trim() || null
  const password = env.SMTP_PASSWORD || null
  if ((user === null) !== (password === null)) throw wrong('SMTP_USER, SMTP_PASSWORD', '?')
  return { host, port, security, user, password, from }
}

const wrong = (name: string, seen: string): StartRefusal =>
  new StartRefusal('mail-settings', {
    vi: `Thiết lập gửi thư chưa đúng ở ${name} (${seen}). Sửa lại, hoặc bỏ SMTP_HOST để chỉ nhắc việc trong ứng dụng.`,
    en: `The mail settings are not right at ${name} (${seen}). Correct them, or unset SMTP_HOST to remind in the application only.`,
  })
