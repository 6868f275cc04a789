import { useEffect, useState } from 'react'
import { useWords } from '../../../../../platform/web/language/use-words.ts'
import { useDraft } from '../../../../../platform/web/storage/use-draft.ts'
import { SelectField, TextField } from '../../../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../../../platform/web/ui/Fold.tsx'
import { type Behalf, type EntryPlace, placeId } from '../../../entry/outbox.ts'
import { words } from '../words.ts'

const channels = ['telephone', 'paper', 'message'] as const

/** Who reports, kept for this form until the tab is closed. */
export function useBehalf(place: EntryPlace): readonly [Behalf | null, (behalf: Behalf | null) => void] {
  const draft = useDraft<{ channel: string; reportedBy: string }>(`behalf.${placeId(place)}`, {
    channel: '',
    reportedBy: '',
  })
  const channel = channels.find((one) => one === draft.value.channel)
  const [known, setKnown] = useState<Behalf | null>(null)
  const [name, via] = [draft.value.reportedBy, channel]
  useEffect(() => {
    setKnown(via && name.length >= 2 ? { channel: via, reportedBy: name } : null)
  }, [via, name])
  return [known, (behalf) => draft.set(behalf ?? { channel: '', reportedBy: '' })]
}

interface BehalfFieldsProps {
  readonly value: Behalf | null
  readonly onChange: (behalf: Behalf | null) => void
}

/** A cell that reports by telephone or on paper: both names stand on what is typed. */
export function BehalfFields({ value, onChange }: BehalfFieldsProps) {
  const say = useWords(words)
  const [channel, setChannel] = useState<string>(value?.channel ?? '')
  const [name, setName] = useState(value?.reportedBy ?? '')
  const told = (nextChannel: string, nextName: string): void => {
    setChannel(nextChannel)
    setName(nextName)
    const known = channels.find((one) => one === nextChannel)
    onChange(known && nextName.trim().length >= 2 ? { channel: known, reportedBy: nextName.trim() } : null)
  }
  const title = value
    ? say('behalfOn', { who: value.reportedBy, channel: say(`channel_${value.channel}`) })
    : say('behalf')
  return (
    <div className="screen-only">
      <Fold title={title}>
        <div className="behalf">
          <SelectField label={say('channel')} value={channel} onChange={(event) => told(event.target.value, name)}>
            <option value="">{say('channel_none')}</option>
            {channels.map((one) => (
              <option key={one} value={one}>
                {say(`channel_${one}`)}
              </option>
            ))}
          </SelectField>
          {channel !== '' && (
            <TextField
              label={say('reportedBy')}
              hint={say('reportedByHint')}
              maxLength={120}
              autoComplete="off"
              value={name}
              onChange={(event) => told(channel, event.target.value)}
            />
          )}
        </div>
      </Fold>
    </div>
  )
}
