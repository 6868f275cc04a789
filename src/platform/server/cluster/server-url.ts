import { StartRefusal } from './start-refusal.ts'

const unreadable = (variable: string): StartRefusal =>
  new StartRefusal('database-unreachable', {
    vi: `${variable} không phải là địa chỉ PostgreSQL. Ví dụ: postgres://nguoi_dung:mat_khau@may_chu:5432/thenchot`,
    en: `${variable} is not a PostgreSQL address. Example: postgres://user:password@host:5432/thenchot`,
  })

/** Reads a PostgreSQL address; `variable` is named when it is not one. */
export const readServerUrl = (address: string, variable: string): URL => {
  if (!/^postgres(ql)?:\/\//.test(address)) throw unreadable(variable)
  try {
    return new URL(address)
  } catch {
    throw unreadable(variable)
  }
}

/** The same server and database for another user. Query parameters stand before the user in the address. */
export const withUser = (url: URL, user: string, password: string): string => {
  const other = new URL(url)
  if (other.hostname) {
    other.username = ''
    other.password = ''
  }
  other.searchParams.set('user', user)
  other.searchParams.set('password', password)
  return other.href
}
