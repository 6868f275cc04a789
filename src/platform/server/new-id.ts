import { randomBytes } from 'node:crypto'
import { idFrom } from '../domain/id.ts'

export const newId = (): string => idFrom(Date.now(), randomBytes(10))
