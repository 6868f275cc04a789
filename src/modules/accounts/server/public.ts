export { hashPassword } from './passwords.ts'
export { loadReader } from './reader.ts'
export { accountOfSession, invite } from './sessions.ts'
export { createAccountRow, grantTo } from './store.ts'
