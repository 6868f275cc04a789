import { Problem } from '../../../../platform/domain/problem.ts'
import { lockedBy, lockName } from '../places.ts'

/** The name of what locked a place. */
export interface Lock {
  locked_vi: string | null
  locked_en: string | null
}

/** Refuses to write into a place whose report was approved; the database refuses it as well. */
export function refuseLocked(lock: Lock | undefined): void {
  const name = lock && lockName(lock.locked_vi, lock.locked_en)
  if (name) throw new Problem('refused', lockedBy(name))
}
