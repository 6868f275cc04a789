import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useGo } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { type TargetPage as Page, readTarget, withdrawTarget } from '../contract/target.ts'
import { AdjustForm } from './AdjustForm.tsx'
import { AllocationSection } from './AllocationSection.tsx'
import { DescribeForm } from './DescribeForm.tsx'
import { OwnPlanForm } from './OwnPlanForm.tsx'
import { PathForm } from './PathForm.tsx'
import { PathSection } from './PathSection.tsx'
import { PlanHistory } from './PlanHistory.tsx'
import { RolesForm } from './RolesForm.tsx'
import { RuleLine } from './RuleLine.tsx'
import { TargetFacts } from './TargetFacts.tsx'
import { words } from './words.ts'
import './target-page.css'

type Open = 'adjust' | 'own' | 'describe' | 'roles' | 'path' | 'withdraw'

/** Everything about one target: plan, state and its reason, path, forecast, who answers, how it was handed down, history. */
export function TargetPage() {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const { knownAt } = usePlace()
  const target = useAsk(readTarget, { id: id ?? '', ...(knownAt === undefined ? {} : { knownAt }) }, id !== undefined)
  return (
    <Await query={target} isPage>
      {(page) => <TargetContent page={page} />}
    </Await>
  )
}

function TargetContent({ page }: { readonly page: Page }) {
  const text = useText()
  const [open, setOpen] = useState<Open>()
  useTitle(`${text(page.row.name)}, ${text(page.unit.name)}`)
  return (
    <div className="target-page">
      <TargetHead page={page} onOpen={setOpen} />
      <TargetFacts page={page} onOpen={setOpen} />
      <RuleLine rule={page.rule} />
      <PathSection page={page} onSet={() => setOpen('path')} />
      {page.hasChildren && <AllocationSection page={page} />}
      <PlanHistory page={page} />
      <OpenForm page={page} open={open} onDone={() => setOpen(undefined)} />
    </div>
  )
}

function TargetHead({ page, onOpen }: { readonly page: Page; readonly onOpen: (open: Open) => void }) {
  const say = useWords(words)
  const text = useText()
  const { row, can } = page
  const isWritable = can.write.isAllowed && !page.isPast
  return (
    <header className="page-head">
      <div>
        <p className="screen-only">
          <Go to="/targets" query={{ unit: page.unit.code, period: page.period.id, figure: undefined }}>
            ‹ {say('backToTargets')}
          </Go>
        </p>
        <h1>{text(row.name)}</h1>
        <p className="soft">
          {[text(page.unit.name), text(page.period.text), row.group ? text(row.group) : ''].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="row screen-only">
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          <span className="unseen">{say('print')}</span>
        </Button>
        {isWritable && (
          <>
            <Button onClick={() => onOpen('withdraw')}>{say('withdraw')}</Button>
            {row.planAspect === 'assigned' && <Button onClick={() => onOpen('own')}>{say('setOwn')}</Button>}
            <Button look="primary" ability={can.adjust} onClick={() => onOpen('adjust')}>
              {say('adjustTitle')}
            </Button>
          </>
        )}
      </div>
    </header>
  )
}

interface OpenFormProps {
  readonly page: Page
  readonly open: Open | undefined
  readonly onDone: () => void
}

function OpenForm({ page, open, onDone }: OpenFormProps) {
  switch (open) {
    case 'adjust':
      return <AdjustForm row={page.row} unit={page.unit.code} onDone={onDone} />
    case 'own':
      return <OwnPlanForm page={page} onDone={onDone} />
    case 'describe':
      return <DescribeForm page={page} onDone={onDone} />
    case 'roles':
      return <RolesForm page={page} onDone={onDone} />
    case 'path':
      return <PathForm page={page} onDone={onDone} />
    case 'withdraw':
      return <Withdraw page={page} onDone={onDone} />
    default:
      return null
  }
}

function Withdraw({ page, onDone }: Omit<OpenFormProps, 'open'>) {
  const say = useWords(words)
  const announce = useAnnounce()
  const go = useGo()
  const telling = useTell(withdrawTarget)
  return (
    <ReasonDialog
      title={say('withdrawTitle')}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { targetId: page.row.id, reason },
          {
            onSuccess: () => {
              announce(say('withdrawn'))
              go({ unit: page.unit.code, period: page.period.id }, { to: '/targets' })
            },
          },
        )
      }
    />
  )
}
