import { createTransport } from 'nodemailer'
import type { MailSettings } from './settings.ts'

export interface Letter {
  /** Stays the same when it is sent again, so that the other side can tell. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: 'vi' | 'en'
}

/** `refused` for good (5xx), in the words of the server without addresses. */
export type Delivery = { readonly outcome: 'sent' } | { readonly outcome: 'refused'; readonly error: string }

export interface Post {
  readonly from: string
  /**
   * Hands a letter to the mail server.
   * @throws Error, without addresses in its message, when it may go better later: no connection, 4xx, a wrong sign-in.
   */
  send(letter: Letter): Promise<Delivery>
}

/** Milliseconds; together below the time after which a job is taken up again. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

export function openPost({ host, port, security, user, password, from }: MailSettings): Post {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.split('@')[1] ?? 'localhost'
  return {
    from,
    send: async ({ id, to, subject, text, html, language }) => {
      try {
        await transport.sendMail({
          from: { name: 'Then Chốt', address: from },
          to,
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        })
        return { outcome: 'sent' }
      } catch (error) {
        const told = withoutAddresses(error)
        // Only an answer about this very letter or address is for good; a refused sign-in is for the administrator to mend.
        if (isForGood(error)) return { outcome: 'refused', error: told }
        throw new Error(told)
      }
    },
  }
}

interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
}

const isForGood = (error: unknown): boolean => {
  const { code, responseCode = 0 } = error as SmtpError
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

/** Addresses are personal data, and mail servers like to repeat them. */
export const withoutAddresses = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…')
    .slice(0, 900)
