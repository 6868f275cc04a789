import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { recallList, remember } from '../../../platform/web/storage/remembered.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import { listUnits, readUnit } from '../contract.ts'
import { UnitChoice } from './UnitChoice.tsx'
import { words } from './words.ts'
import './units.css'

interface UnitPickerProps {
  readonly value: string | undefined
  readonly onChoose: (code: string) => void
}

const recentKey = 'units'

export function UnitPicker({ value, onChoose }: UnitPickerProps) {
  const say = useWords(words)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const units = useAsk(listUnits, {})
  const held = units.data?.units.find((unit) => unit.code === value)
  const isMissing = value !== undefined && units.data?.isWhole === false && !held
  const read = useAsk(readUnit, { unit: value ?? '' }, isMissing).data
  const chosen = held ?? read
  const parent = held ? units.data?.units.find((unit) => unit.code === held.parent) : read?.path.at(-1)
  const name = chosen ? text(chosen.name) : say('chooseUnit')
  return (
    <div className="unit-pick">
      {parent && <span className="unit-up soft">{text(parent.name)} ›</span>}
      <button
        type="button"
        className="pick"
        aria-haspopup="dialog"
        aria-label={`${say('unit')}: ${name}`}
        onClick={() => setOpen(true)}
      >
        <span>{name}</span>
        <Icon name="down" size={12} />
      </button>
      {isOpen && (
        <Dialog title={say('chooseUnit')} size="sheet" onClose={() => setOpen(false)}>
          <Await query={units}>
            {(data) => (
              <UnitChoice
                tree={data}
                asked={{}}
                value={value}
                recent={recallList(recentKey)}
                onChoose={(code) => {
                  remember(
                    recentKey,
                    JSON.stringify([code, ...recallList(recentKey).filter((other) => other !== code)].slice(0, 5)),
                  )
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
