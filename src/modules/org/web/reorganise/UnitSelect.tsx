import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { listUnits } from '../../contract.ts'
import { UnitChoice } from '../UnitChoice.tsx'
import { words } from './words.ts'

interface UnitSelectProps {
  readonly label: string
  readonly value: string
  readonly on: string | undefined
  readonly error?: string | undefined
  readonly onChoose: (code: string) => void
}

/** One unit of the tree of a day, chosen from a searched tree. */
export function UnitSelect({ label, value, on, error, onChoose }: UnitSelectProps) {
  const say = useWords(words)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const units = useAsk(listUnits, on === undefined ? {} : { on })
  const name = units.data?.units.find((unit) => unit.code === value)?.name
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
                units={data.units}
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
