import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { type AwarenessClass, listClasses } from '../../contract/pipeline.ts'
import { ClassForm } from './ClassForm.tsx'
import { ClassView } from './ClassView.tsx'
import { words } from './class-words.ts'

export function ClassesView({ unit }: { readonly unit: string }) {
  const { class: id } = useQueryPart()
  return id === undefined ? <ClassList unit={unit} /> : <ClassView id={id} />
}

function ClassList({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const [isOpen, setOpen] = useState(false)
  const classes = useAsk(listClasses, { unit })
  return (
    <Await query={classes}>
      {(data) => (
        <>
          <div className="section-head">
            <h2>{say('title')}</h2>
            <span className="row row-end screen-only">
              <Button look="primary" ability={data.can.plan} onClick={() => setOpen(true)}>
                {say('plan')}
              </Button>
            </span>
          </div>
          {data.classes.length === 0 ? (
            <Empty title={say('none')}>{data.can.plan.isAllowed && <p>{say('noneNext')}</p>}</Empty>
          ) : (
            <ClassTable classes={data.classes} />
          )}
          {isOpen && <ClassForm unit={unit} onDone={() => setOpen(false)} />}
        </>
      )}
    </Await>
  )
}

function ClassTable({ classes }: { readonly classes: readonly AwarenessClass[] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (
    <DataTable
      caption={say('title')}
      rows={classes}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          kind: 'title',
          header: say('name'),
          cell: (row) => (
            <Go query={{ class: row.id }} className="child-link">
              {text(row.name)} <Icon name="next" size={10} />
            </Go>
          ),
        },
        { key: 'unit', header: say('organiser'), cell: (row) => text(row.unit.name) },
        {
          key: 'days',
          header: say('startsOn'),
          cell: (row) => say('days', { from: printDay(row.startsOn, language), to: printDay(row.endsOn, language) }),
        },
        {
          key: 'seats',
          kind: 'number',
          header: say('seats'),
          label: say('seats'),
          cell: (row) => <Places row={row} />,
        },
        {
          key: 'certificates',
          kind: 'number',
          header: say('certificates'),
          label: say('certificates'),
          cell: (row) => row.certificates,
        },
      ]}
    />
  )
}

export function Places({ row }: { readonly row: AwarenessClass }) {
  const say = useWords(words)
  if (row.places === null) return <>{row.seats}</>
  const left = Math.max(0, row.places - row.seats)
  return (
    <>
      {row.seats}/{row.places}{' '}
      <span className="soft small">({left === 0 ? say('full') : say('free', { count: left })})</span>
    </>
  )
}
