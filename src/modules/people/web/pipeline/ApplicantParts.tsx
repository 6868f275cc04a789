import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { type Applicant, readApplicant } from '../../contract/pipeline.ts'
import { words } from './applicant-words.ts'
import { Dialogues } from './Dialogues.tsx'
import { DossierList } from './DossierList.tsx'
import { Ties } from './Ties.tsx'
import './pipeline.css'

/** Dossier, ties, talks and classes of one person on the way: stands in a dialog, or on the page of the person. */
export function ApplicantParts({
  personId,
  hasTitle = false,
}: {
  readonly personId: string
  /** As a part of a page, under a heading of its own. */
  readonly hasTitle?: boolean
}) {
  const say = useWords(words)
  const applicant = useAsk(readApplicant, { id: personId })
  const installation = useAsk(readInstallation, {})
  const today = installation.data?.today ?? ''
  return (
    <Await query={applicant}>
      {(data) =>
        today !== '' && (
          <div className="applicant">
            {hasTitle && <h2>{say('onTheWay')}</h2>}
            <Ties applicant={data} today={today} />
            <DossierList applicant={data} today={today} />
            <Dialogues applicant={data} today={today} />
            <Classes applicant={data} />
          </div>
        )
      }
    </Await>
  )
}

function Classes({ applicant }: { readonly applicant: Applicant }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (applicant.classes.length === 0) return null
  return (
    <section className="applicant-part">
      <h3>{say('classes')}</h3>
      <ul className="applicant-list">
        {applicant.classes.map((item) => (
          <li key={item.id}>
            <span>
              {text(item.name)}{' '}
              <span className="soft small">
                {printDay(item.startsOn, language)} – {printDay(item.endsOn, language)},{' '}
                {item.certificateOn === null
                  ? say('uncertified')
                  : say('certified', { day: printDay(item.certificateOn, language) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
