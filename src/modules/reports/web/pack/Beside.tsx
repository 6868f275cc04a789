import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import type { PackBeside } from '../../contract/pack.ts'
import { words } from './words.ts'
import './pack.css'

/** The other documents of the same conference, from a document of its pack. */
export function Beside({ pack, document }: { readonly pack: PackBeside | null; readonly document: string }) {
  const say = useWords(words)
  const text = useText()
  if (!pack) return null
  return (
    <details className="pack-beside screen-only">
      <summary>
        {say('packs')}: {text(pack.name)}
      </summary>
      <ol>
        {pack.documents.map((one) => (
          <li key={one.id}>
            {one.id === document ? (
              <span aria-current="page">{one.name}</span>
            ) : (
              <Go
                to={one.edition === null ? `/documents/${one.id}` : `/d/${one.edition}`}
                query={{ figure: undefined, compare: undefined }}
              >
                {one.name}
              </Go>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Go to="/documents/pack" keeps={['unit', 'period']} query={{ pack: pack.id }}>
          {say('wholePack')}
        </Go>
      </p>
    </details>
  )
}
