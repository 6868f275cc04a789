import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { dayShape, doneShape, newIdShape, nothingShape, textShape } from '../../platform/domain/shapes.ts'

export const roles = ['reader', 'clerk', 'approver', 'issuer', 'administrator'] as const
export type Role = (typeof roles)[number]

export const grantShape = z.object({
  id: z.string(),
  role: z.enum(roles),
  /** Null: every unit (or, for an administrator, accounts only). */
  unit: z.object({ code: z.string(), name: textShape }).nullable(),
  from: z.string(),
  until: z.string().nullable(),
  isCurrent: z.boolean(),
})

export const accountShape = z.object({ id: z.string(), login: z.string(), name: textShape })

/** What the first page needs to know before anybody has signed in. */
export const readInstallation = endpoint({
  name: 'readInstallation',
  method: 'GET',
  path: '/installation',
  summary: { vi: 'Bản cài đặt này', en: 'This installation' },
  access: 'nobody',
  input: nothingShape,
  output: z.object({
    edition: z.string(),
    /** The sentence of the band on every page; null for a real installation. */
    band: textShape.nullable(),
    /** The day that counts as today. */
    today: z.string(),
    isWorkingDateFixed: z.boolean(),
    hasDemoAccounts: z.boolean(),
    publicUrl: z.string(),
  }),
})

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/session/sign-in',
  summary: { vi: 'Đăng nhập', en: 'Sign in' },
  access: 'nobody',
  input: z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
  output: accountShape,
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'POST',
  path: '/session/sign-out',
  summary: { vi: 'Đăng xuất', en: 'Sign out' },
  access: 'account',
  input: nothingShape,
  output: nothingShape,
})

export const whoAmI = endpoint({
  name: 'whoAmI',
  method: 'GET',
  path: '/session',
  summary: { vi: 'Tài khoản đang dùng', en: 'The account in use' },
  access: 'account',
  input: nothingShape,
  output: accountShape.extend({
    grants: z.array(grantShape),
    /** The unit whose board opens first; null when the account reads no unit. */
    home: z.string().nullable(),
    isAdministrator: z.boolean(),
  }),
})

/** A one-time link: sets the password of the account it was made for. */
export const acceptInvitation = endpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/session/invitation',
  summary: { vi: 'Đặt mật khẩu bằng liên kết dùng một lần', en: 'Set a password with a one-time link' },
  access: 'nobody',
  input: z.object({ token: z.string().min(20).max(200), password: z.string().min(12).max(200) }),
  output: accountShape,
})

export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  summary: { vi: 'Danh sách tài khoản', en: 'Accounts' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    accounts: z.array(
      accountShape.extend({ isDisabled: z.boolean(), hasPassword: z.boolean(), grants: z.array(grantShape) }),
    ),
  }),
})

/** Creates an account and returns its one-time link (the token is shown once). */
export const createAccount = endpoint({
  name: 'createAccount',
  method: 'POST',
  path: '/accounts/create',
  summary: { vi: 'Tạo tài khoản', en: 'Create an account' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    login: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,60}$/),
    vi: z.string().min(1).max(200),
    en: z.string().max(200).default(''),
  }),
  output: z.object({ id: z.string(), invitationPath: z.string() }),
})

export const inviteAgain = endpoint({
  name: 'inviteAgain',
  method: 'POST',
  path: '/accounts/invite',
  summary: { vi: 'Cấp lại liên kết đặt mật khẩu', en: 'Issue a new one-time link' },
  access: 'account',
  input: z.object({ accountId: z.string() }),
  output: z.object({ id: z.string(), invitationPath: z.string() }),
})

export const disableAccount = endpoint({
  name: 'disableAccount',
  method: 'POST',
  path: '/accounts/disable',
  summary: { vi: 'Khóa hoặc mở lại tài khoản', en: 'Disable or enable an account' },
  access: 'account',
  input: z.object({ accountId: z.string(), isDisabled: z.boolean(), reason: z.string().min(1).max(500) }),
  output: doneShape,
})

export const grantRole = endpoint({
  name: 'grantRole',
  method: 'POST',
  path: '/accounts/grant',
  summary: { vi: 'Giao quyền', en: 'Grant a role' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    accountId: z.string(),
    role: z.enum(roles),
    unit: z.string().nullable(),
    from: dayShape,
    until: dayShape.nullable(),
  }),
  output: doneShape,
})

export const endGrant = endpoint({
  name: 'endGrant',
  method: 'POST',
  path: '/accounts/end-grant',
  summary: { vi: 'Thôi giao quyền', en: 'End a grant' },
  access: 'account',
  input: z.object({ grantId: z.string(), reason: z.string().min(1).max(500) }),
  output: doneShape,
})
