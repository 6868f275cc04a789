import type { ReactNode } from 'react'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import type { LineageStep } from '../contract.ts'
import { FigureValue } from './FigureValue.tsx'
import { LineageParts } from './LineageParts.tsx'
import { RecordCard } from './RecordCard.tsx'
import { words } from './words.ts'
import './lineage.css'

const titles = {
  units: 'stepUnits',
  periods: 'stepPeriods',
  difference: 'stepDifference',
  classes: 'stepClasses',
  succession: 'stepSuccession',
  entry: 'stepEntry',
  counted: 'stepCounted',
  none: 'stepNone',
} as const
type Kind = keyof typeof titles
const isKind = (kind: string): kind is Kind => kind in titles

function Node({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="step">
      <h3>{title}</h3>
      {children}
    </li>
  )
}

/** From a number to its formula, its parts, its units, its records and their source. */
export function Lineage({ step }: { readonly step: LineageStep }) {
  return (
    <ol className="lineage">
      <Steps step={step} depth={0} />
    </ol>
  )
}

function Steps({ step, depth }: { readonly step: LineageStep; readonly depth: number }) {
  const text = useText()
  const say = useWords(words)
  const title = isKind(step.kind) ? say(titles[step.kind]) : step.note ? text(step.note) : say('term')
  return (
    <>
      {step.formula && (
        <Node title={say('formula')}>
          <div className="equation">
            <p>{text(step.formula.names)}</p>
            <p className="equation-values">{text(step.formula.values)}</p>
          </div>
        </Node>
      )}
      {step.kind === 'formula'
        ? step.parts.map((part) => <Term key={JSON.stringify(part.figure.address)} part={part} depth={depth} />)
        : step.parts.length + step.hidden + step.more > 0 && (
            <Node title={title}>
              <LineageParts kind={step.kind} parts={step.parts} hidden={step.hidden} more={step.more} />
              <LeafRecords parts={step.parts} />
            </Node>
          )}
      {step.record && (
        <Node title={say('record')}>
          <RecordCard record={step.record} />
        </Node>
      )}
      {step.kind === 'none' && (
        <Node title={title}>{step.figure.absence && <p className="soft">{text(step.figure.absence.text)}</p>}</Node>
      )}
      {step.kind === 'counted' && step.note && <Node title={title}>{text(step.note)}</Node>}
      {step.breakdown && step.breakdown.parts.length + step.breakdown.hidden > 0 && (
        <Node
          title={
            <>
              {say('breakdown')} <span className="soft">· {say('breakdownCoverage', step.breakdown.coverage)}</span>
            </>
          }
        >
          <LineageParts kind={breakdownKind(step)} {...step.breakdown} />
        </Node>
      )}
    </>
  )
}

/** Parts of a breakdown differ from their total in the unit, else in the class, else in the period. */
function breakdownKind(step: LineageStep): string {
  const [first] = step.breakdown?.parts ?? []
  if (!first || first.figure.address.unit !== step.figure.address.unit) return 'units'
  return first.figure.address.class === step.figure.address.class ? 'periods' : 'classes'
}

/** A term of a formula: its value, and below it where that comes from in its turn. */
function Term({ part, depth }: { readonly part: LineageStep; readonly depth: number }) {
  const text = useText()
  const say = useWords(words)
  const name = text(part.note ?? part.figure.measure.name)
  const inner = (
    <ol className="lineage lineage-inner">
      <Steps step={part} depth={depth + 1} />
    </ol>
  )
  return (
    <Node
      title={
        <span className="term">
          <FigureValue figure={part.figure} />
          <span className="term-name">
            {name} · {text(part.figure.unit.name)} · {text(part.figure.periodText)}
          </span>
        </span>
      }
    >
      {depth < 2 ? inner : <Fold title={say('origin')}>{inner}</Fold>}
    </Node>
  )
}

/** With few parts, the record of each stands right here. */
function LeafRecords({ parts }: { readonly parts: readonly LineageStep[] }) {
  const text = useText()
  const say = useWords(words)
  const held = parts.flatMap((part) => (part.record ? [{ part, record: part.record }] : []))
  if (held.length === 0) return null
  return (
    <Fold title={say('record')} isOpen={held.length <= 2}>
      <ul className="stack">
        {held.map(({ part, record }) => (
          <li key={record.id}>
            <p className="small">
              <b>{text(part.figure.printed)}</b> · {text(part.figure.unit.name)} · {text(part.figure.periodText)}
            </p>
            <RecordCard record={record} />
          </li>
        ))}
      </ul>
    </Fold>
  )
}
