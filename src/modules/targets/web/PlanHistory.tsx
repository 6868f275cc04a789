import { printDay, printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import type { TargetPage } from '../contract/target.ts'
import { planText } from '../state-text.ts'
import { DirectiveLink } from './DirectiveLink.tsx'
import { words } from './words.ts'

type Decision = TargetPage['decisions'][number]

/** Every plan a target had, with the decision behind it. */
export function PlanHistory({ page }: { readonly page: TargetPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (page.decisions.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('history')}</h2>
      </div>
      <DataTable
        caption={say('history')}
        rows={page.decisions}
        rowKey={(item) => item.id}
        columns={[
          {
            key: 'plan',
            kind: 'title',
            header: say('plan'),
            cell: (item) => {
              const [old, next] = [item.old, item.new].map((plan) => (plan === null ? null : text(planText(plan))))
              return old == null ? next : say('oldNew', { old, next: next ?? '' })
            },
          },
          {
            key: 'aspect',
            header: say('planAspect'),
            label: say('planAspect'),
            cell: (item) => say(item.aspect === 'assigned' ? 'planAssigned' : 'planOwn'),
          },
          { key: 'decision', header: say('decision'), label: say('decision'), cell: (item) => <Basis item={item} /> },
          { key: 'reason', header: say('reason'), label: say('reason'), cell: (item) => item.reason ?? '—' },
          {
            key: 'when',
            header: say('when'),
            label: say('when'),
            cell: (item) => (
              <span className="small">
                {printInstant(item.at, language)}, {text(item.by)}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}

function Basis({ item }: { readonly item: Decision }) {
  const say = useWords(words)
  const language = useLanguage()
  if (item.directive) return <DirectiveLink id={item.directive.id} directive={item.directive} />
  if (item.number === null) return <>—</>
  return (
    <>
      {item.decidedOn
        ? say('decisionOf', { number: item.number, day: printDay(item.decidedOn, language) })
        : item.number}
    </>
  )
}
