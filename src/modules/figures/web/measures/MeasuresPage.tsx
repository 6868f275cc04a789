import { useState } from 'react'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { type Listed, readCatalogue } from '../../contract/measure.ts'
import { MeasureForm } from './MeasureForm.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { TakeMeasures } from './TakeMeasures.tsx'
import { words } from './words.ts'
import './measures.css'

const isFound = (measure: Listed, typed: string): boolean => {
  const held = foldForSearch(`${measure.name.vi} ${measure.name.en} ${measure.code}`)
  return foldForSearch(typed.trim())
    .split(/\s+/)
    .every((part) => held.includes(part))
}

/** What figures are held for: everybody sees it, administrators take over, make and change. */
export function MeasuresPage() {
  const say = useWords(words)
  useTitle(say('title'))
  const asked = useAsk(readCatalogue, {})
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('lead')}</p>
        </div>
        {asked.data?.can.change.isAllowed && <Acts isFirst={!hasEntered(asked.data.measures)} data={asked.data} />}
      </header>
      <Await query={asked} isPage>
        {(data) => <Catalogue data={data} />}
      </Await>
    </>
  )
}

type Data = ReturnType<typeof readCatalogue.output.parse>
const hasEntered = (measures: readonly Listed[]): boolean => measures.some((measure) => measure.kind === 'entered')

function Acts({ data, isFirst }: { readonly data: Data; readonly isFirst: boolean }) {
  const say = useWords(words)
  const [open, setOpen] = useState<'take' | 'make'>()
  const close = (): void => setOpen(undefined)
  return (
    <div className="row screen-only">
      <Button look={isFirst ? 'primary' : 'plain'} onClick={() => setOpen('take')}>
        {say('take')}
      </Button>
      <Button look={isFirst ? 'plain' : 'primary'} onClick={() => setOpen('make')}>
        {say('make')}
      </Button>
      {open === 'take' && <TakeMeasures onClose={close} />}
      {open === 'make' && <MeasureForm catalogue={data} held={null} onClose={close} />}
    </div>
  )
}

function Catalogue({ data }: { readonly data: Data }) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useState('')
  const [held, setHeld] = useState<Listed>()
  const found = data.measures.filter((measure) => isFound(measure, typed))
  const mayChange = data.can.change.isAllowed
  return (
    <>
      {!hasEntered(data.measures) && (
        <Empty title={say('empty')}>
          <p>{say(mayChange ? 'emptyNext' : 'emptyAsk')}</p>
        </Empty>
      )}
      <div className="measures-find screen-only">
        <TextField
          label={say('search')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="soft" role="status">
          {say('found', { count: found.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <Empty title={say('notFound')}>
          <p>{say('notFoundNext')}</p>
        </Empty>
      ) : (
        <MeasureTable measures={found} onChange={mayChange ? setHeld : undefined} />
      )}
      {held && <MeasureForm key={text(held.name)} catalogue={data} held={held} onClose={() => setHeld(undefined)} />}
    </>
  )
}
