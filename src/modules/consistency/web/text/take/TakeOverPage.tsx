import { useMemo } from 'react'
import type { z } from 'zod'
import type { Language, Text } from '../../../../../platform/domain/text.ts'
import { useAsk } from '../../../../../platform/web/api/use-ask.ts'
import { useLanguage, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../../platform/web/ui/Await.tsx'
import { Empty } from '../../../../../platform/web/ui/Empty.tsx'
import { mostKeptText } from '../../../../figures/contract/text.ts'
import { listMeasures } from '../../../../figures/contract.ts'
import { readUnit } from '../../../../org/contract.ts'
import { usePlace } from '../../../../org/web/public.tsx'
import type { Destination } from '../../../text/propose.ts'
import { type TextDraft, useCheck, useTextDraft } from '../use-check.ts'
import { Taking } from './Taking.tsx'
import { words } from './words.ts'
import '../check.css'
import './take.css'

/** Figures of a checked text become entries, one by one or all at once. */
export function TakeOverPage() {
  const say = useWords(words)
  useTitle(say('title'))
  const { value: draft } = useTextDraft()
  const { unit, period } = usePlace()
  const obstacle = obstacleOf(draft, unit, period)
  return (
    <>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/check" keeps={['unit', 'period']}>
              ‹ {say('back')}
            </Go>
          </p>
          <h1>{say('title')}</h1>
          <p className="soft check-lead">{say('lead')}</p>
        </div>
      </header>
      {obstacle !== null || unit === undefined || period === undefined ? (
        <Empty title={say(obstacle ?? 'needsPlace')}>
          {obstacle === 'noText' && <p>{say('noTextNext')}</p>}
          <Go to="/check" keeps={['unit', 'period']} className="button button-plain">
            {say('toCheck')}
          </Go>
        </Empty>
      ) : (
        <Found draft={draft} unit={unit} period={period} />
      )}
    </>
  )
}

function obstacleOf(draft: TextDraft, unit: string | undefined, period: string | undefined) {
  if (draft.text.trim() === '') return 'noText'
  if (draft.isExample) return 'isExample'
  if (draft.text.length > mostKeptText) return 'tooLong'
  return unit === undefined || period === undefined ? 'needsPlace' : null
}

interface FoundProps {
  readonly draft: TextDraft
  readonly unit: string
  readonly period: string
}

/** Asks where figures may go, then proposes. */
function Found({ draft, unit, period }: FoundProps) {
  const { checked } = useCheck(draft, null)
  const place = useAsk(readUnit, { unit })
  const measures = useAsk(listMeasures, {})
  const language = useLanguage()
  // Names are compared with a Vietnamese text, and shown in the language of the page.
  const [destination, shown] = useMemo(() => {
    const [at, known] = [place.data, measures.data]
    if (!at || !known) return [null, null]
    return (['vi', language] as const).map((names) => destinationOf(at, known, period, names))
  }, [place.data, measures.data, period, language])
  return (
    <Await query={place} isPage>
      {() => (
        <Await query={measures}>
          {() =>
            destination && shown && <Taking draft={draft} checked={checked} destination={destination} named={shown} />
          }
        </Await>
      )}
    </Await>
  )
}

function destinationOf(
  place: z.output<typeof readUnit.output>,
  { measures }: z.output<typeof listMeasures.output>,
  period: string,
  language: Language,
): Destination {
  const named = ({ code, kind, name }: { code: string; kind: string; name: Text }) => ({
    code,
    kind,
    name: name[language],
  })
  const kinds = new Set([place.kind, ...place.bodies.map((body) => body.kind)])
  return {
    unit: named(place),
    period,
    bodies: place.bodies.map(named),
    below: place.children.map(named),
    measures: measures
      .filter(({ kind, subjects }) => kind === 'entered' && [...kinds].some((held) => subjects.includes(held)))
      .map((measure) => ({
        code: measure.code,
        name: measure.name[language],
        measuredIn: measure.measuredIn[language],
        subjects: measure.subjects,
        periodKinds: measure.periodKinds,
        classes: measure.classes.map((item) => ({ code: item.code, name: item.name[language] })),
      })),
  }
}
