import { useContext, useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { listUnits } from '../../contract.ts'
import type { UnitKind } from '../../unit.ts'
import { UnitChoice } from '../UnitChoice.tsx'
import { type AskedUnits, UnitsToCome, useUnit } from '../use-units.ts'
import { words } from './words.ts'

interface UnitSelectProps {
  readonly label: string
  readonly value: string
  readonly on: string | undefined
  readonly kind?: UnitKind
  readonly error?: string | undefined
  readonly onChoose: (code: string) => void
}

export const askedOn = (on: string | undefined, kind: UnitKind): AskedUnits =>
  on === undefined ? { kind } : { on, kind }

/** One unit of the tree of a day, or one that the form is about to found, chosen from a searched tree. */
export function UnitSelect({ label, value, on, kind = 'party_organisation', error, onChoose }: UnitSelectProps) {
  const say = useWords(words)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const coming = useContext(UnitsToCome).filter((unit) => unit.kind === kind)
  const asked = askedOn(on, kind)
  const units = useAsk(listUnits, asked)
  const name = useUnit(value, asked)?.name
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <span className="field-label">{label}</span>
      {error && <p className="field-error">{error}</p>}
      <Button
        className="unit-select"
        aria-label={`${label}: ${name ? text(name) : say('choose')}`}
        onClick={() => setOpen(true)}
      >
        {name ? text(name) : value === '' ? say('choose') : value}
      </Button>
      {isOpen && (
        <Dialog title={label} size="sheet" onClose={() => setOpen(false)}>
          <Await query={units}>
            {(data) => (
              <UnitChoice
                tree={{ ...data, units: [...coming, ...data.units] }}
                asked={asked}
                value={value}
                recent={[]}
                onChoose={(code) => {
                  setOpen(false)
                  onChoose(code)
                }}
              />
            )}
          </Await>
        </Dialog>
      )}
    </div>
  )
}
