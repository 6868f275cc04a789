import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { Citing } from '../../../../platform/web/language/Citing.tsx'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { type Applicant, endTie, setTie } from '../../contract/pipeline.ts'
import { listPeople } from '../../contract/register.ts'
import type { TieKind } from '../../membership.ts'
import { words } from './applicant-words.ts'

interface PartProps {
  readonly applicant: Applicant
  readonly today: string
}

/** Who stands by the person: sponsors, and the member who follows and helps. */
export function Ties({ applicant, today }: PartProps) {
  const say = useWords(words)
  const language = useLanguage()
  const announce = useAnnounce()
  const [isAdding, setAdding] = useState(false)
  const ending = useTell(endTie)
  const { ties, sponsorsNeeded, can, person } = applicant
  return (
    <section className="applicant-part">
      <h3>{say('ties')}</h3>
      {sponsorsNeeded && (
        <p className="soft small">
          <Citing
            source={sponsorsNeeded.source}
            sentence={(source) => say('sponsorsNeeded', { count: sponsorsNeeded.count, source })}
          />{' '}
          {!sponsorsNeeded.isConfirmed && say('isSetting')}
        </p>
      )}
      {ties.length === 0 && <p>{say('noTies')}</p>}
      <ProblemNotice problem={ending.error} />
      <ul className="applicant-list">
        {ties.map((tie) => (
          <li key={`${tie.kind}-${tie.member.id}-${tie.from}`}>
            <span>
              <b>{tie.member.name}</b>, {say(tie.kind).toLocaleLowerCase('vi')}{' '}
              <span className="soft small">
                {tie.until === null
                  ? say('since', { day: printDay(tie.from ?? today, language) })
                  : say('until', {
                      from: printDay(tie.from ?? today, language),
                      until: printDay(tie.until, language),
                    })}
              </span>
            </span>
            {tie.isCurrent && can.write.isAllowed && (
              <Button
                look="quiet"
                className="button-small"
                aria-label={say('endTieOf', { name: tie.member.name })}
                disabled={ending.isPending}
                onClick={() =>
                  ending.mutate(
                    { personId: person.id, memberId: tie.member.id, kind: tie.kind, until: today },
                    { onSuccess: () => announce(say('tieEnded')) },
                  )
                }
              >
                {say('endTie')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {can.write.isAllowed &&
        applicant.unit &&
        (isAdding ? (
          <TieForm applicant={applicant} unit={applicant.unit.code} today={today} onDone={() => setAdding(false)} />
        ) : (
          <Button className="button-small" onClick={() => setAdding(true)}>
            {say('addTie')}
          </Button>
        ))}
    </section>
  )
}

function TieForm({
  applicant,
  unit,
  today,
  onDone,
}: PartProps & { readonly unit: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [kind, setKind] = useState<TieKind>(applicant.stage === 'verified' ? 'sponsor' : 'mentor')
  const [search, setSearch] = useState('')
  const [memberId, setMember] = useState('')
  const [from, setFrom] = useState(today)
  const members = useAsk(listPeople, { unit, states: 'full', limit: 200 })
  const telling = useTell(setTie)
  const errorOf = useFieldError(telling.error)
  const shown = useAsk(listPeople, { unit, states: 'full', search: search.trim(), limit: 50 }, search.trim() !== '')
  const people = (search.trim() === '' ? members.data : (shown.data ?? members.data))?.people ?? []
  return (
    <form
      className="form applicant-form"
      onSubmit={(event) => {
        event.preventDefault()
        telling.mutate(
          { personId: applicant.person.id, memberId, kind, from },
          {
            onSuccess: () => {
              announce(say('tieSet'))
              onDone()
            },
          },
        )
      }}
    >
      <ProblemNotice problem={telling.error} knownFields={['memberId', 'from']} />
      <div className="form-pair">
        <SelectField
          label={say('kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value === 'sponsor' ? 'sponsor' : 'mentor')}
        >
          <option value="mentor">{say('mentor')}</option>
          <option value="sponsor">{say('sponsor')}</option>
        </SelectField>
        <TextField
          label={say('from')}
          type="date"
          required
          max={today}
          error={errorOf('from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
      <TextField
        label={say('findMember')}
        hint={say('findHint')}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {people.length === 0 ? (
        <p role="status">{say('noMember')}</p>
      ) : (
        <SelectField
          label={say(kind)}
          required
          error={errorOf('memberId')}
          value={memberId}
          onChange={(event) => setMember(event.target.value)}
        >
          <option value="" />
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="form-acts">
        <Button type="submit" look="primary" disabled={memberId === '' || telling.isPending}>
          {say('save')}
        </Button>
      </div>
    </form>
  )
}
