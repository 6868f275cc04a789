import type { z } from 'zod'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import type { successionShape } from '../../contract/reorganise.ts'
import { words } from './words.ts'

type Edge = z.output<typeof successionShape>
const knownBases = ['members', 'residents', 'households', 'area'] as const

/** Edges of succession as sentences: from, to, how much, by which decision. */
export function Successions({ edges }: { readonly edges: readonly Edge[] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const extentOf = (edge: Edge): string => {
    if (edge.extent === 'whole') return say('whole')
    const shares = Object.entries(edge.shares).map(([basis, share]) => {
      const known = knownBases.find((item) => item === basis)
      return `${known ? say(known) : basis} ${language === 'vi' ? share.replace('.', ',') : share}`
    })
    return shares.length === 0 ? say('partUnknown') : say('partKnown', { shares: shares.join('; ') })
  }
  return (
    <ul className="edges">
      {edges.map((edge) => (
        <li key={`${edge.from.code} ${edge.to.code} ${edge.effectiveOn}`}>
          <Go to="/units/unit" query={{ code: edge.from.code }} keeps={['unit', 'period']}>
            {text(edge.from.name)}
          </Go>{' '}
          <Icon name="arrow" />{' '}
          <Go to="/units/unit" query={{ code: edge.to.code }} keeps={['unit', 'period']}>
            {text(edge.to.name)}
          </Go>
          <span className="soft">
            {' '}
            · {printDay(edge.effectiveOn, language)} · {extentOf(edge)}
          </span>
          {edge.decision && (
            <>
              {' · '}
              <Go to="/reorganisations/decision" query={{ id: edge.decision.id }} keeps={['unit', 'period']}>
                {edge.decision.symbol ?? text(edge.decision.name)}
              </Go>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
