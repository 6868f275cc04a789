import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import type { FigurePage } from '../contract.ts'
import { SourceLine } from './SourceLine.tsx'
import { words } from './words.ts'

type Statement = FigurePage['statements'][number]

/** What a source printed where the product computes, and whether the two agree. */
export function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  const say = useWords(words)
  if (statements.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{say('statements')}</h3>
      {statements.map((statement) => (
        <StatementCard key={`${statement.source.code}-${statement.printedForm}`} statement={statement} />
      ))}
    </section>
  )
}

function StatementCard({ statement }: { readonly statement: Statement }) {
  const say = useWords(words)
  const text = useText()
  const look = !statement.agrees ? 'seal-wrong' : statement.isIndependent ? '' : 'seal-dependent'
  return (
    <div className={`seal ${look}`}>
      <p>
        <span className="seal-word">
          <Icon name={statement.agrees ? 'check' : 'cross'} size={12} />
          {say(statement.agrees ? 'agrees' : 'differs')}
        </span>
        {!statement.isIndependent && ` · ${say('notIndependent')}`} ·{' '}
        {say('printedAs', { form: statement.printedForm })}
      </p>
      {statement.note && <p className="small">{text(statement.note)}</p>}
      <SourceLine source={statement.source} />
    </div>
  )
}
