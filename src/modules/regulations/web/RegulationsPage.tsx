import { useState } from 'react'
import { dayParts } from '../../../platform/domain/day.ts'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { type Column, DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { listRegulations } from '../contract.ts'
import { CalendarYears } from './CalendarYears.tsx'
import { type Aim, ChangeForm } from './ChangeForm.tsx'
import { ConfidenceMark } from './ConfidenceMark.tsx'
import { RuleWords } from './RuleWords.tsx'
import { type Rule, type Version, validityOf } from './version.ts'
import { words } from './words.ts'
import './regulations.css'

/** Every rule the product applies: what it says, from when, by which document, and how well it is known. */
export function RegulationsPage() {
  const say = useWords(words)
  const text = useText()
  useTitle(say('title'))
  const [day, setDay] = useState('')
  const [aim, setAim] = useState<Aim>()
  const regulations = useAsk(listRegulations, day === '' ? {} : { on: day })
  const open = (rule: Rule, version: Version): void => setAim({ ...version, code: rule.code, name: text(version.name) })
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('lead')}</p>
        </div>
        <TextField
          label={say('on')}
          type="date"
          value={day || (regulations.data?.on ?? '')}
          onChange={(event) => setDay(event.target.value)}
        />
      </header>
      <Await query={regulations} isPage>
        {(data) => {
          const calendar = data.rules.find((rule) => rule.code === 'calendar.holidays')
          return (
            <>
              <RuleTable
                rules={data.rules.filter((rule) => rule !== calendar)}
                onChange={data.can.change.isAllowed ? open : null}
              />
              {calendar && (
                <Calendar
                  rule={calendar}
                  onChange={data.can.change.isAllowed ? (version) => open(calendar, version) : null}
                  onAdd={setAim}
                />
              )}
            </>
          )
        }}
      </Await>
      {aim && <ChangeForm aim={aim} onDone={() => setAim(undefined)} />}
    </>
  )
}

interface RuleTableProps {
  readonly rules: readonly Rule[]
  readonly onChange: ((rule: Rule, version: Version) => void) | null
}

const onDayOf = (rule: Rule): Version | undefined => rule.versions.find((version) => version.isOnDay)
const shownOf = (rule: Rule): Version | undefined => onDayOf(rule) ?? rule.versions.at(-1)

function RuleTable({ rules, onChange }: RuleTableProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const areas = {
    people: say('people'),
    org: say('org'),
    clock: say('clock'),
    notices: say('notices'),
    targets: say('targets'),
  }
  const columns: Column<Rule>[] = [
    {
      key: 'rule',
      kind: 'title',
      header: say('rule'),
      cell: (rule) => text(shownOf(rule)?.name ?? { vi: rule.code, en: rule.code }),
    },
    { key: 'says', kind: 'wide', header: say('says'), cell: (rule) => <RuleWords rule={rule} /> },
    {
      key: 'validity',
      width: '140px',
      header: say('validity'),
      label: say('validity'),
      cell: (rule) => {
        const version = onDayOf(rule)
        return version ? validityOf(version, say, language) : '—'
      },
    },
    {
      key: 'source',
      width: '130px',
      header: say('source'),
      label: say('source'),
      cell: (rule) => {
        const version = onDayOf(rule)
        return version ? version.source || say('ownSetting') : '—'
      },
    },
    {
      key: 'confidence',
      width: '190px',
      header: say('confidence'),
      label: say('confidence'),
      cell: (rule) => {
        const version = onDayOf(rule)
        return version ? <ConfidenceMark confidence={version.confidence} /> : '—'
      },
    },
  ]
  if (onChange)
    columns.push({
      key: 'act',
      kind: 'act',
      header: <span className="unseen">{say('change')}</span>,
      cell: (rule) => {
        const version = shownOf(rule)
        return (
          version && (
            <Button className="button-small" onClick={() => onChange(rule, version)}>
              {say('change')}
              <span className="unseen"> {text(version.name)}</span>
            </Button>
          )
        )
      },
    })
  return (
    <DataTable
      caption={say('title')}
      rows={rules}
      rowKey={(rule) => rule.code}
      groupOf={(rule) => areas[rule.code.split('.')[0] as keyof typeof areas] ?? null}
      columns={columns}
    />
  )
}

interface CalendarProps {
  readonly rule: Rule
  readonly onChange: ((version: Version) => void) | null
  readonly onAdd: (aim: Aim) => void
}

function Calendar({ rule, onChange, onAdd }: CalendarProps) {
  const say = useWords(words)
  const last = rule.versions.at(-1)
  const next = dayParts(last?.from ?? '').year + 1
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('calendar')}</h2>
        {onChange && last && (
          <Button
            className="button-small row-end"
            onClick={() =>
              onAdd({
                code: rule.code,
                name: say('year', { year: next }),
                from: `${next}-01-01`,
                until: `${next + 1}-01-01`,
                value: {},
                source: last.source,
                confidence: 'partial',
              })
            }
          >
            {say('addYear', { year: next })}
          </Button>
        )}
      </div>
      <p className="soft">{say('calendarLead')}</p>
      <CalendarYears rule={rule} onChange={onChange} />
    </section>
  )
}
