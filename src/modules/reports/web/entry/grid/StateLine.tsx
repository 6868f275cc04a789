import { useLocation } from '@tanstack/react-router'
import { useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import type { Tally } from '../../../entry/outbox.ts'
import type { SenderState } from '../kept/sender.ts'
import { useSenderState } from '../kept/use-kept.ts'
import { words } from '../words.ts'

const sayings = {
  idle: 'sending',
  sending: 'sending',
  'no-network': 'noNetwork',
  failing: 'failing',
  'signed-out': 'signedOut',
} as const satisfies Record<SenderState, keyof typeof words.keys>

interface StateLineProps {
  readonly tally: Tally
  /** The form was opened without a network. */
  readonly isKept?: boolean
  /** Goes to the first cell of the kind. */
  readonly onShow?: (state: 'refused' | 'conflict') => void
}

/** One sentence: is everything with the server, and if not, where it is. */
export function StateLine({ tally, isKept = false, onShow }: StateLineProps) {
  const say = useWords(words)
  const sender = useSenderState()
  const { href } = useLocation()
  const { waiting, refused, conflict } = tally
  const isWell = waiting + refused + conflict === 0
  const state = waiting > 0 && sender === 'sending' && isKept ? 'no-network' : sender
  return (
    <div className={`state-line ${isWell ? 'state-line-well' : ''} screen-only`} role="status">
      {isKept && <p>{say('withoutNetwork')}</p>}
      {isWell && (
        <p>
          <Icon name="check" size={13} /> {say('allSaved')}
        </p>
      )}
      {waiting > 0 && (
        <p>
          <Icon name="clock" size={13} /> {say(sayings[state], { count: waiting })}{' '}
          {state === 'signed-out' && (
            <Go to="/sign-in" keeps={[]} query={{ next: href }}>
              {say('signIn')}
            </Go>
          )}
        </p>
      )}
      {(['conflict', 'refused'] as const).map((kind) => {
        const count = tally[kind]
        if (count === 0) return null
        const told = say(`${kind}Cells`, { count })
        return (
          <p key={kind} className="state-line-wrong">
            <Icon name="triangle" size={13} />{' '}
            {onShow ? (
              <button type="button" className="link" onClick={() => onShow(kind)}>
                {told}
              </button>
            ) : (
              told
            )}
          </p>
        )
      })}
    </div>
  )
}
