import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape } from '../../../platform/domain/shapes.ts'

const vi = z.string().trim().min(3).max(500)
const en = z.string().trim().max(500).default('')
const step = z.union([z.literal(-1), z.literal(1)])

/** A theme of the same period supersedes the old one; breakthroughs and objectives are added. */
export const setTheme = endpoint({
  name: 'setTheme',
  method: 'POST',
  path: '/targets/theme',
  summary: {
    vi: 'Đặt chủ đề năm, khâu đột phá, mục tiêu',
    en: 'Set the theme of a year, a breakthrough or an objective',
  },
  access: 'account',
  input: z.object({
    id: newIdShape,
    unit: z.string(),
    kind: z.enum(['theme', 'breakthrough', 'objective']),
    period: z.string(),
    vi,
    en,
  }),
  output: doneShape,
})

export const endTheme = endpoint({
  name: 'endTheme',
  method: 'POST',
  path: '/targets/theme/end',
  summary: { vi: 'Rút chủ đề, khâu đột phá, mục tiêu', en: 'Take back a theme, a breakthrough or an objective' },
  access: 'account',
  input: z.object({ themeId: z.string(), reason: z.string().trim().min(3).max(500) }),
  output: doneShape,
})

export const makeGroup = endpoint({
  name: 'makeGroup',
  method: 'POST',
  path: '/targets/group',
  summary: { vi: 'Thêm nhóm nhiệm vụ', en: 'Make a group of tasks' },
  access: 'account',
  input: z.object({ id: newIdShape, unit: z.string(), period: z.string(), vi, en }),
  output: doneShape,
})

/** `id` is that of the new wording; the group keeps its own. */
export const renameGroup = endpoint({
  name: 'renameGroup',
  method: 'POST',
  path: '/targets/group/rename',
  summary: { vi: 'Đổi tên nhóm nhiệm vụ', en: 'Rename a group of tasks' },
  access: 'account',
  input: z.object({ id: newIdShape, groupId: z.string(), vi, en }),
  output: doneShape,
})

export const moveGroup = endpoint({
  name: 'moveGroup',
  method: 'POST',
  path: '/targets/group/move',
  summary: { vi: 'Đổi thứ tự nhóm nhiệm vụ', en: 'Move a group up or down' },
  access: 'account',
  input: z.object({ id: newIdShape, groupId: z.string(), step }),
  output: doneShape,
})

/** Puts a target last in a group, or with null in none. */
export const placeTarget = endpoint({
  name: 'placeTarget',
  method: 'POST',
  path: '/targets/place',
  summary: { vi: 'Đưa chỉ tiêu vào nhóm', en: 'Put a target into a group' },
  access: 'account',
  input: z.object({ id: newIdShape, targetId: z.string(), groupId: z.string().nullable() }),
  output: doneShape,
})

/** Changes places with the neighbour in the same group; at the end of it nothing happens. */
export const moveTarget = endpoint({
  name: 'moveTarget',
  method: 'POST',
  path: '/targets/move',
  summary: { vi: 'Đổi thứ tự chỉ tiêu', en: 'Move a target up or down' },
  access: 'account',
  input: z.object({ id: newIdShape, targetId: z.string(), step }),
  output: doneShape,
})
