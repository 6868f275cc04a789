export { type Place, since, usePlace } from './place.ts'
export { inOrder, type TreeUnit } from './tree.ts'
export { UnitPicker } from './UnitPicker.tsx'
