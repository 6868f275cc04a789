import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { nothingShape } from '../../platform/domain/shapes.ts'

export const verifyActs = endpoint({
  name: 'verifyActs',
  method: 'GET',
  path: '/acts/verification',
  summary: { vi: 'Kiểm tra chuỗi nhật ký việc làm', en: 'Verify the chain of acts' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    isWhole: z.boolean(),
    sealed: z.number().int(),
    unsealed: z.number().int(),
    brokenAt: z.number().int().nullable(),
    firstUnsealedAt: z.string().nullable(),
  }),
})
