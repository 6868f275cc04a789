import { useState } from 'react'
import { dayBefore } from '../../../platform/domain/day.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printDay, printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { type Say, useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { type Column, DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { type ListedRule, listRules, type RuleVersion } from '../contract.ts'
import { type Draft, draftOf, emptyDraft } from './draft.ts'
import { EndForm } from './EndForm.tsx'
import { RuleForm } from './RuleForm.tsx'
import { words } from './words.ts'
import './consistency.css'

type Key = keyof (typeof words)['keys']

function validityOf({ from, until }: RuleVersion, say: Say<Key>, language: Language): string {
  const first = from === null ? null : printDay(from, language)
  const last = until === null ? null : printDay(dayBefore(until), language)
  if (first !== null && last !== null) return say('fromUntil', { from: first, until: last })
  if (first !== null) return say('sinceDay', { from: first })
  return last !== null ? say('untilDay', { until: last }) : say('always')
}

/** Every rule between figures: what it asks, why, from when, and by which document. */
export function RulesPage() {
  const say = useWords(words)
  useTitle(say('rules'))
  const { unit } = usePlace()
  const rules = useAsk(listRules, {})
  const [aim, setAim] = useState<{ draft: Draft; isNew: boolean }>()
  const [ending, setEnding] = useState<RuleVersion>()
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('rules')}</h1>
          <p className="soft">{say('rulesLead')}</p>
          {unit !== undefined && (
            <p className="screen-only">
              <Go to="/consistency">{say('toFindings')}</Go>
            </p>
          )}
        </div>
        {rules.data?.can.change.isAllowed && (
          <Button look="primary" onClick={() => setAim({ draft: emptyDraft, isNew: true })}>
            {say('add')}
          </Button>
        )}
      </header>
      <Await query={rules} isPage>
        {(data) =>
          data.rules.length === 0 ? (
            <Empty title={say('noRules')}>
              <p>{say('noRulesNext')}</p>
            </Empty>
          ) : (
            <RuleTable
              rules={data.rules}
              acts={
                data.can.change.isAllowed
                  ? {
                      onChange: (version) => setAim({ draft: draftOf(version), isNew: false }),
                      onEnd: setEnding,
                    }
                  : null
              }
            />
          )
        }
      </Await>
      {aim && <RuleForm aim={aim.draft} isNew={aim.isNew} onClose={() => setAim(undefined)} />}
      {ending && <EndForm version={ending} today={rules.data?.on ?? ''} onClose={() => setEnding(undefined)} />}
    </>
  )
}

interface RuleTableProps {
  readonly rules: readonly ListedRule[]
  readonly acts: {
    readonly onChange: (version: RuleVersion) => void
    readonly onEnd: (version: RuleVersion) => void
  } | null
}

const shownOf = (rule: ListedRule): RuleVersion | undefined =>
  rule.versions.find((version) => version.isOnDay) ?? rule.versions.at(-1) ?? rule.replaced[0]

function RuleTable({ rules, acts }: RuleTableProps) {
  const say = useWords(words)
  const language = useLanguage()
  const text = useText()
  const columns: Column<ListedRule>[] = [
    { key: 'rule', kind: 'title', header: say('rule'), cell: (rule) => <RuleWords rule={rule} /> },
    {
      key: 'severity',
      width: '130px',
      header: say('severity'),
      label: say('severity'),
      cell: (rule) => {
        const version = shownOf(rule)
        return version && say(version.severity)
      },
    },
    {
      key: 'validity',
      width: '150px',
      header: say('validity'),
      label: say('validity'),
      cell: (rule) => {
        const version = shownOf(rule)
        if (!version) return '—'
        if (rule.versions.length === 0) return say('ended')
        return version.isEnabled ? validityOf(version, say, language) : say('off')
      },
    },
    {
      key: 'source',
      width: '220px',
      header: say('source'),
      label: say('source'),
      cell: (rule) => shownOf(rule)?.source || say('ownSetting'),
    },
  ]
  if (acts)
    columns.push({
      key: 'act',
      kind: 'act',
      width: '190px',
      header: <span className="unseen">{say('change')}</span>,
      cell: (rule) => {
        const version = shownOf(rule)
        return (
          version && (
            <span className="rule-acts screen-only">
              <Button className="button-small" onClick={() => acts.onChange(version)}>
                {say('change')}
                <span className="unseen"> {text(version.sentence)}</span>
              </Button>
              {rule.versions.length > 0 && (
                <Button className="button-small" onClick={() => acts.onEnd(version)}>
                  {say('end')}
                  <span className="unseen"> {text(version.sentence)}</span>
                </Button>
              )}
            </span>
          )
        )
      },
    })
  return <DataTable caption={say('rules')} rows={rules} rowKey={(rule) => rule.code} columns={columns} />
}

/** The sentence, the reason, and folded away what else was ever said. */
function RuleWords({ rule }: { readonly rule: ListedRule }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const version = shownOf(rule)
  const others = rule.versions.filter((item) => item !== version)
  return (
    <div className="rule-words">
      <p>{version && text(version.sentence)}</p>
      <p className="soft small">
        {version && text(version.name)} <span className="rule-kind">{version && say(version.body.kind)}</span>
      </p>
      {others.length > 0 && (
        <Fold title={say('otherVersions', { count: others.length })}>
          <ul className="small">
            {others.map((item) => (
              <li key={`${item.from}-${item.until}`}>
                {validityOf(item, say, language)}: {text(item.sentence)}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {rule.replaced.length > 0 && (
        <Fold title={say('replacedVersions', { count: rule.replaced.length })}>
          <ul className="small">
            {rule.replaced.map((item) => (
              <li key={`${item.replacedAt}-${item.from}-${item.until}`}>
                {text(item.sentence)} {validityOf(item, say, language)}.{' '}
                <span className="soft">
                  {say('replacedBy', {
                    by: text(item.by),
                    at: printDayOfInstant(item.replacedAt, language),
                    reason: item.reason ?? '',
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}
