export { DocumentsNote, useDocumentsWaiting } from './document/DocumentsNote.tsx'
export { DueNote, useDueCount } from './entry/DueNote.tsx'
export { useLeaving } from './entry/Leaving.tsx'
export { Outbox } from './entry/Outbox.tsx'
