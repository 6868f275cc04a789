import { list, phrases, wordSet } from '../phrases.ts'
import { bodyWords, placeWords } from './body-words.ts'

/** Words a body or a place is named by; a proper name or another of these may follow. */
export const heads = phrases<'body' | 'place'>([...list('body', bodyWords), ...list('place', placeWords)])
/** Small words between the parts of a name: `Đảng ủy các cơ quan`, `Đảng bộ trực thuộc Tỉnh ủy`. */
export const within: ReadonlySet<string> = wordSet('khối cơ sở các trực thuộc nhân dân')
