import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField } from '../../../../platform/web/ui/Field.tsx'
import type { ChangeProps } from './ChangeEditor.tsx'
import { PartFields } from './PartFields.tsx'
import { blankPart } from './typed.ts'
import { words } from './words.ts'

/** The parts of a split, or the one that is transferred. */
export function PartsFields({ value, on, field, errorOf, onChange }: ChangeProps) {
  const say = useWords(words)
  const isSplit = value.act === 'split'
  const parts = isSplit ? value.parts : value.parts.slice(0, 1)
  return (
    <>
      {isSplit && (
        <CheckField
          label={say('keeps')}
          checked={value.keeps}
          onChange={(event) => onChange({ keeps: event.target.checked })}
        />
      )}
      {parts.map((part, index) => (
        <PartFields
          key={part.key}
          title={isSplit ? say('part', { number: index + 1 }) : null}
          value={isSplit ? part : { ...part, isNew: false }}
          kind={value.kind}
          from={value.unit}
          taken={parts.filter((other) => other.key !== part.key).flatMap((other) => other.people)}
          mayBeNew={isSplit}
          on={on}
          field={isSplit ? `${field}.into.${index}` : field}
          errorOf={errorOf}
          onChange={(change) =>
            onChange({ parts: value.parts.map((item) => (item.key === part.key ? { ...item, ...change } : item)) })
          }
          onRemove={
            isSplit && parts.length > (value.keeps ? 1 : 2)
              ? () => onChange({ parts: parts.filter((other) => other.key !== part.key) })
              : undefined
          }
        />
      ))}
      {isSplit && (
        <Button look="quiet" onClick={() => onChange({ parts: [...value.parts, blankPart(newId())] })}>
          {say('addPart')}
        </Button>
      )}
    </>
  )
}
