import { useParams } from '@tanstack/react-router'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { Redirect } from '../../../platform/web/routing/Redirect.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { readFigureByCode } from '../contract.ts'
import { figureQuery } from './figure-key.ts'

/** Where the links of printed documents lead: the code becomes the figure's own address. */
export function FigureByCodePage() {
  const { code } = useParams({ strict: false }) as { readonly code?: string }
  const found = useAsk(readFigureByCode, { code: code ?? '' }, code !== undefined)
  return (
    <Await query={found} isPage>
      {({ address, knownAt }) => (
        <Redirect to="/figures" query={{ ...figureQuery(address), knownAt: knownAt ?? undefined }} />
      )}
    </Await>
  )
}
