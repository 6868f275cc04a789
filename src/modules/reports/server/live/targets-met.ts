import type { LiveFigure } from './figure.ts'
import type { LiveScene } from './scene.ts'

const kept: readonly string[] = ['met', 'exceeded']

/** How many targets of the unit's board are met, in words: a count of the board has no address of its own. */
export function countedTargets(scene: LiveScene): Omit<LiveFigure, 'id' | 'figures'> | undefined {
  const home = scene.catalogue.forest.units.get(scene.home)?.code ?? ''
  const rows = scene.boards.get(`${home}|${scene.period.id}`)?.targets ?? []
  if (rows.length === 0) return undefined
  const met = rows.filter((row) => kept.includes(row.state.code)).length
  const isAll = met === rows.length
  const words =
    scene.language === 'vi'
      ? `${isAll ? 'đạt và vượt' : 'đạt'} ${met}/${rows.length} chỉ tiêu`
      : `${isAll ? 'met or exceeded' : 'met'} ${met} of ${rows.length} targets`
  return { runs: [{ text: words }], words, trouble: null }
}
