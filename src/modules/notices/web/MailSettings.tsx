import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField } from '../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import { Notice, ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { preferNotices, type readNoticeSettings, removeNoticeAddress } from '../contract.ts'
import { AddressForm } from './AddressForm.tsx'
import { CodeForm } from './CodeForm.tsx'
import { words } from './words.ts'

type Settings = z.output<typeof readNoticeSettings.output>

export function MailSettings({ settings }: { readonly settings: Settings }) {
  const say = useWords(words)
  const language = useLanguage()
  const { mailFrom, address, lastMail } = settings
  return (
    <section className="section notice-section">
      <h2>{say('byMail')}</h2>
      {mailFrom === null ? (
        <Notice look="warn" title={say('noMail')}>
          {say('noMailMore')}
        </Notice>
      ) : (
        <>
          <p className="soft">
            {say('mailLead')} {say('mailFrom', { from: mailFrom })}
          </p>
          <Address address={address} />
        </>
      )}
      <Preference settings={settings} />
      {lastMail && (
        <p className="soft small">
          {say('lastSent', {
            at: printInstant(lastMail.at, language),
            outcome: lastMail.outcome === 'needless' ? '—' : say(lastMail.outcome),
          })}
        </p>
      )}
    </section>
  )
}

function Address({ address }: { readonly address: Settings['address'] }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [isChanging, setChanging] = useState(false)
  const removing = useTell(removeNoticeAddress)
  if (address === null || isChanging)
    return <AddressForm address={address?.address ?? ''} onDone={address ? () => setChanging(false) : undefined} />
  return (
    <div className="stack">
      <p className="row">
        <strong>{address.address}</strong>
        {address.isConfirmed && (
          <span className="notice-proved">
            <Icon name="check" size={12} /> {say('confirmed')}
          </span>
        )}
      </p>
      {address.refusal !== null && (
        <Notice look="wrong" title={say('refusedTitle')}>
          {say('refusedMore', { error: `${address.refusal}.` })}
        </Notice>
      )}
      {!address.isConfirmed && address.refusal === null && <CodeForm />}
      <ProblemNotice problem={removing.error} />
      <p className="row screen-only">
        <Button onClick={() => setChanging(true)}>{say('change')}</Button>
        <Button
          disabled={removing.isPending}
          onClick={() => removing.mutate({}, { onSuccess: () => announce(say('removed')) })}
        >
          {say('remove')}
        </Button>
      </p>
    </div>
  )
}

function Preference({ settings: { mails, language, mailFrom } }: { readonly settings: Settings }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const preferring = useTell(preferNotices)
  const save = (change: Partial<{ mails: boolean; language: 'vi' | 'en' }>): void =>
    preferring.mutate({ mails, language, ...change }, { onSuccess: () => announce(say('saved')) })
  return (
    <div className="stack notice-preference">
      <ProblemNotice problem={preferring.error} />
      {mailFrom !== null && (
        <CheckField
          label={say('mails')}
          checked={mails}
          disabled={preferring.isPending}
          onChange={(event) => save({ mails: event.target.checked })}
        />
      )}
      <SelectField
        label={say('language')}
        value={language}
        disabled={preferring.isPending}
        onChange={(event) => save({ language: event.target.value === 'en' ? 'en' : 'vi' })}
      >
        <option value="vi" lang="vi">
          Tiếng Việt
        </option>
        <option value="en" lang="en">
          English
        </option>
      </SelectField>
    </div>
  )
}
