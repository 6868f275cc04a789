import { randomFillSync } from 'node:crypto'
import { idFrom } from '../domain/id.ts'

const length = 10
// Asking the system for randomness costs more than all the rest of an id, so it is asked for many at once.
const pool = new Uint8Array(length * 512)
let at = pool.length

/** A UUID v7 of this moment. */
export function newId(): string {
  if (at === pool.length) {
    randomFillSync(pool)
    at = 0
  }
  at += length
  return idFrom(Date.now(), pool, at - length)
}
