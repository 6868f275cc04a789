import type { z } from 'zod'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import type { previewReorganisation } from '../../contract/reorganise.ts'
import { Branches } from './Branches.tsx'
import { Successions } from './Successions.tsx'
import { words } from './words.ts'

export type Preview = z.output<typeof previewReorganisation.output>

/** What the decision would do: what must be settled first, the trees before and after, what it touches. */
export function PreviewView({ preview }: { readonly preview: Preview }) {
  const say = useWords(words)
  const text = useText()
  const blocks = preview.effects.filter((effect) => effect.blocks)
  const touched = preview.effects.filter((effect) => !effect.blocks)
  return (
    <div className="preview" aria-live="polite">
      {(preview.issues.length > 0 || blocks.length > 0) && (
        <Notice look="wrong" title={say('mustSettle')} isAlert>
          <ul>
            {preview.issues.map((issue) => (
              <li key={`${issue.code} ${issue.field} ${issue.text.vi}`}>{text(issue.text)}</li>
            ))}
            {blocks.map((effect) => (
              <li key={`${effect.kind} ${effect.unit?.code}`}>
                {effect.unit && <strong>{text(effect.unit.name)}: </strong>}
                {text(effect.text)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Branches before={preview.before} after={preview.after} />
      {preview.successions.length > 0 && (
        <section>
          <h3>{say('successions')}</h3>
          <Successions edges={preview.successions} />
        </section>
      )}
      <section>
        <h3>{say('touches')}</h3>
        {touched.length === 0 && <p className="soft">{say('nothingTouched')}</p>}
        <ul className="edges">
          {touched.map((effect) => (
            <li key={`${effect.kind} ${effect.unit?.code} ${effect.text.vi}`}>
              {effect.unit && <strong>{text(effect.unit.name)}: </strong>}
              {text(effect.text)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
