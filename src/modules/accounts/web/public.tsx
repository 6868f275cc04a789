export { forgetSession, holds, type Me, useSession, useSignOut } from './session.ts'
export { words as accountWords } from './words.ts'
