import { idFrom } from '../../domain/id.ts'

/** A fresh record id (UUID v7): made here, so that sending twice stores once. */
export const newId = (): string => idFrom(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
