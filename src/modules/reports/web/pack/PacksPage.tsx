import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { findPacks } from '../../contract/pack.ts'
import { MakePack } from './MakePack.tsx'
import { words } from './words.ts'

type Found = z.output<typeof findPacks.output>

/** The packs of a unit, and making one. */
export function PacksPage() {
  const say = useWords(words)
  const { unit } = usePlace()
  useTitle(say('packs'))
  const asked = useAsk(findPacks, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={asked} isPage>
      {(data) => <List found={data} unit={unit ?? ''} />}
    </Await>
  )
}

function List({ found, unit }: { readonly found: Found; readonly unit: string }) {
  const say = useWords(words)
  const text = useText()
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('packs')}</h1>
          <p className="soft">{say('packsLead')}</p>
        </div>
        <div className="row screen-only">
          <Button look="primary" ability={found.can.make} onClick={() => setMaking(true)}>
            {say('makePack')}
          </Button>
        </div>
      </header>
      {found.packs.length === 0 ? (
        <Empty title={say('packsNone')}>
          <p>{say('packsNoneNext')}</p>
          {found.can.make.isAllowed && (
            <Button look="primary" onClick={() => setMaking(true)}>
              {say('makePack')}
            </Button>
          )}
        </Empty>
      ) : (
        <DataTable
          caption={say('packs')}
          rows={found.packs}
          rowKey={(pack) => pack.id}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('name'),
              cell: (pack) => (
                <Go to="/documents/pack" keeps={['unit', 'period']} query={{ pack: pack.id }}>
                  {text(pack.name)}
                </Go>
              ),
            },
            { key: 'period', header: say('period'), label: say('period'), cell: (pack) => text(pack.period.text) },
            {
              key: 'documents',
              header: say('documents'),
              label: say('documents'),
              cell: (pack) => say('frozenOf', { frozen: pack.frozen, total: pack.documents }),
            },
            { key: 'by', header: say('madeBy'), label: say('madeBy'), cell: (pack) => text(pack.madeBy) },
          ]}
        />
      )}
      {isMaking && <MakePack unit={unit} onClose={() => setMaking(false)} />}
    </>
  )
}
