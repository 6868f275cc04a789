import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { type AwarenessClass, type ClassPage, readClass, unseatPerson, withdrawClass } from '../../contract/pipeline.ts'
import { CertifyForm } from './CertifyForm.tsx'
import { Places } from './ClassesView.tsx'
import { ClassForm } from './ClassForm.tsx'
import { words } from './class-words.ts'
import { SeatForm } from './SeatForm.tsx'

export function ClassView({ id }: { readonly id: string }) {
  const page = useAsk(readClass, { id })
  return (
    <Await query={page} isPage>
      {(data) => <Shown page={data} />}
    </Await>
  )
}

type Opened = 'change' | 'seat' | 'certify' | 'withdraw'

function Shown({ page }: { readonly page: ClassPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [opened, setOpened] = useState<Opened>()
  const { class: held, seats, can } = page
  const close = () => setOpened(undefined)
  return (
    <>
      <p className="screen-only">
        <Go query={{ class: undefined }} className="child-link">
          <Icon name="back" size={10} /> {say('backToClasses')}
        </Go>
      </p>
      <div className="page-head">
        <div>
          <h2 className="way-class-name">{text(held.name)}</h2>
          <dl className="facts">
            <div>
              <dt>{say('organiser')}</dt>
              <dd>{text(held.unit.name)}</dd>
            </div>
            <div>
              <dt>{say('startsOn')}</dt>
              <dd>{say('days', { from: printDay(held.startsOn, language), to: printDay(held.endsOn, language) })}</dd>
            </div>
            <div>
              <dt>{say('seats')}</dt>
              <dd>
                <Places row={held} />
              </dd>
            </div>
          </dl>
        </div>
      </div>
      <div className="row screen-only way-class-acts">
        {can.change.isAllowed && (
          <>
            <Button look="primary" onClick={() => setOpened('seat')}>
              {say('seat')}
            </Button>
            <Button onClick={() => setOpened('certify')}>{say('certify')}</Button>
            <Button onClick={() => setOpened('change')}>{say('change')}</Button>
            <Button ability={can.withdraw} onClick={() => setOpened('withdraw')}>
              {say('withdraw')}
            </Button>
          </>
        )}
        <Button onClick={() => window.print()}>{say('printList')}</Button>
      </div>
      {seats.length === 0 ? <Empty title={say('noSeats')} /> : <SeatTable page={page} />}
      <p className="print-only way-signed">{say('made')}</p>
      {opened === 'change' && <ClassForm unit={held.unit.code} held={held} onDone={close} />}
      {opened === 'seat' && <SeatForm held={held} onDone={close} />}
      {opened === 'withdraw' && <WithdrawClass held={held} onClose={close} />}
      {opened === 'certify' && <CertifyForm page={page} onDone={close} />}
    </>
  )
}

function WithdrawClass({ held, onClose }: { readonly held: AwarenessClass; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const telling = useTell(withdrawClass)
  return (
    <ReasonDialog
      title={say('withdrawOf', { name: text(held.name) })}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onClose}
      onSubmit={(reason) =>
        telling.mutate(
          { id: held.id, reason },
          {
            onSuccess: () => {
              announce(say('withdrawn'))
              go({ class: undefined }, { isReplacing: true })
            },
          },
        )
      }
    >
      <p>{held.seats === 0 ? say('withdrawEmpty') : say('withdrawLead', { count: held.seats })}</p>
    </ReasonDialog>
  )
}

/** Prints as a sheet with room for signatures. */
function SeatTable({ page }: { readonly page: ClassPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const telling = useTell(unseatPerson)
  const rows = page.seats.map((seat, index) => ({ ...seat, order: index + 1 }))
  return (
    <div className="way-list">
      <ProblemNotice problem={telling.error} />
      <DataTable
        caption={say('listTitle')}
        rows={rows}
        rowKey={(row) => row.person.id}
        columns={[
          { key: 'order', kind: 'number', width: '48px', header: say('order'), cell: (row) => row.order },
          {
            key: 'name',
            kind: 'title',
            header: say('person'),
            cell: (row) => (
              <Go to="/people/person" query={{ id: row.person.id, view: undefined, class: undefined }}>
                {row.person.name}
              </Go>
            ),
          },
          { key: 'birth', header: say('birth'), label: say('birth'), cell: (row) => row.birth?.slice(0, 4) ?? '—' },
          { key: 'unit', header: say('cell'), cell: (row) => (row.unit ? text(row.unit.name) : '—') },
          {
            key: 'certificate',
            header: say('certificate'),
            label: say('certificate'),
            cell: (row) =>
              row.certificateOn === null ? (
                <span className="soft">{say('certificateNone')}</span>
              ) : (
                printDay(row.certificateOn, language)
              ),
          },
          {
            key: 'act',
            kind: 'act',
            header: (
              <>
                <span className="unseen screen-only">{say('act')}</span>
                <span className="print-only">{say('signature')}</span>
              </>
            ),
            cell: (row) =>
              page.can.change.isAllowed &&
              row.certificateOn === null && (
                <Button
                  look="quiet"
                  className="button-small"
                  aria-label={say('unseatOf', { name: row.person.name })}
                  disabled={telling.isPending}
                  onClick={() =>
                    telling.mutate(
                      { id: page.class.id, personId: row.person.id },
                      { onSuccess: () => announce(say('unseated')) },
                    )
                  }
                >
                  {say('unseat')}
                </Button>
              ),
          },
        ]}
      />
    </div>
  )
}
