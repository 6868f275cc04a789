export { EntranceFrame } from './EntranceFrame.tsx'
export { endSession, holds, type Me, signedInHere, useSession, useSignOut } from './session.ts'
export { words as accountWords } from './words.ts'
