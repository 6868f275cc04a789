import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { FigureValue } from '../../../figures/web/public.tsx'
import { readAdmissionPlans } from '../../contract/pipeline.ts'
import { words } from './words.ts'

/** The annual plan of admissions as figures that open; or plainly that none is held. */
export function Plans({ unit, on }: { readonly unit: string; readonly on: string | undefined }) {
  const say = useWords(words)
  const text = useText()
  const { data, error, refetch } = useAsk(readAdmissionPlans, on === undefined ? { unit } : { unit, on })
  if (data === undefined)
    return error ? (
      <p className="way-plan" role="alert">
        {say('planFailed')} {text(error.text)}{' '}
        <Button look="quiet" onClick={() => refetch()}>
          {say('planAgain')}
        </Button>
      </p>
    ) : (
      <div className="way-plan">
        <Skeleton heights={[42]} />
      </div>
    )
  const { plans, year } = data
  if (plans.length === 0) {
    return (
      <p className="way-plan soft">
        {say('noPlan', { year })}{' '}
        <Go to="/targets" keeps={['unit', 'period']} className="screen-only">
          {say('toTargets')}
        </Go>
      </p>
    )
  }
  return (
    <dl className="facts way-plan">
      {plans.map((plan) => (
        <div key={plan.aspect}>
          <dt>
            {say('plan', { year })}, {say(plan.aspect)}
          </dt>
          <dd className="row">
            <span>
              <FigureValue figure={plan.actual} form="number" /> / <FigureValue figure={plan.plan} />
            </span>
            {plan.rate ? (
              <FigureValue figure={plan.rate} hasMarks={false} />
            ) : (
              plan.percent && <span>{text(plan.percent)}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
