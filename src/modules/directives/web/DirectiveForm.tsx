import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { Notice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { correctDirective } from '../contract/document.ts'
import { withholdNumber } from '../contract/series.ts'
import { listDirectiveTypes } from '../contract/types.ts'
import { registerDirective } from '../contract.ts'
import { spellingsOf, typesWith } from '../directive-type.ts'
import { secrecyLevels } from '../secrecy.ts'
import { formSymbol, parseSymbol } from '../symbol.ts'
import { IssuerField } from './IssuerField.tsx'
import { MoreFields } from './MoreFields.tsx'
import { ProvisionFields } from './ProvisionFields.tsx'
import { type TypedDocument, toInput } from './typed.ts'
import { words } from './words.ts'

const fields = [
  ...[
    'title',
    'symbol',
    'issuedOn',
    'issuer',
    'secrecy',
    'kind',
    'summary',
    'signedOn',
    'effectiveOn',
    'horizon',
    'reason',
  ],
] as const

interface DirectiveFormProps {
  readonly unit: string
  /** A document that is corrected; without one, a new one is registered. */
  readonly held?: TypedDocument
  readonly onDone: () => void
}

const blank = (unit: string): TypedDocument => ({
  ...{
    id: newId(),
    issuer: unit,
    kind: 'resolution',
    symbol: '',
    issuedOn: '',
    title: '',
    secrecy: 'none',
    summary: '',
  },
  ...{ signedOn: '', effectiveOn: '', horizon: '', horizonFrom: '', horizonUntil: '', audience: 'subtree' },
  ...{ partners: [], provisions: [], reason: '' },
})

/** Registers a document, or corrects one; what bears a secrecy level gives its number and day and nothing else. */
export function DirectiveForm({ unit, held, onDone }: DirectiveFormProps) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const draft = useDraft<TypedDocument>(`directive.${held?.id ?? unit}`, held ?? blank(unit))
  const { value, set } = draft
  const types = useAsk(listDirectiveTypes, {}).data?.types ?? []
  const [registering, correcting, withholding] = [
    useTell(registerDirective),
    useTell(correctDirective),
    useTell(withholdNumber),
  ]
  const problem = withholding.error ?? (held ? correcting.error : registering.error)
  const errorOf = useFieldError(problem)
  const isSecret = !held && value.secrecy !== 'none'
  const symbol = parseSymbol(value.symbol, spellingsOf(types))
  const done = (words: 'saved' | 'withheldSaved') => ({
    onSuccess: () => {
      announce(say(words))
      draft.discard()
      onDone()
    },
  })
  const withhold = (): void =>
    withholding.mutate(
      {
        id: newId(),
        issuer: value.issuer,
        symbol: value.symbol,
        ...(value.issuedOn === '' ? {} : { issuedOn: value.issuedOn }),
      },
      done('withheldSaved'),
    )
  const send = (): void => {
    if (isSecret) withhold()
    else if (held) correcting.mutate({ ...toInput(value), reason: value.reason }, done('saved'))
    else registering.mutate(toInput(value), done('saved'))
  }
  return (
    <FormDialog
      title={held ? say('correctTitle', { symbol: held.symbol }) : say('registerTitle')}
      act={isSecret ? say('withhold') : say(held ? 'correct' : 'register')}
      problem={problem}
      knownFields={fields}
      isSending={registering.isPending || correcting.isPending || withholding.isPending}
      onSubmit={send}
      onClose={onDone}
    >
      {problem?.code === 'classified' && !held && (
        <Notice look="warn" title={say('withheldLead')}>
          <Button onClick={withhold}>{say('withhold')}</Button>
        </Notice>
      )}
      <div className="form-pair">
        <TextField
          label={say('symbol')}
          hint={symbol.ok ? say('symbolRead', { symbol: formSymbol(symbol.value) }) : say('symbolHint')}
          name="symbol"
          error={errorOf('symbol')}
          value={value.symbol}
          onChange={(event) => {
            const read = parseSymbol(event.target.value, spellingsOf(types))
            const [meant] = read.ok ? typesWith(types, read.value.type) : []
            set({ symbol: event.target.value, ...(meant ? { kind: meant.code } : {}) })
          }}
        />
        <TextField
          label={say('issuedOn')}
          type="date"
          isOptional
          error={errorOf('issuedOn')}
          value={value.issuedOn}
          onChange={(event) => set({ issuedOn: event.target.value })}
        />
      </div>
      <IssuerField unit={unit} value={value.issuer} error={errorOf('issuer')} onChange={(issuer) => set({ issuer })} />
      {!held && (
        <SelectField
          label={say('secrecy')}
          hint={say('secrecyHint')}
          name="secrecy"
          error={errorOf('secrecy')}
          value={value.secrecy}
          onChange={(event) => set({ secrecy: secrecyLevels.find((level) => level === event.target.value) ?? 'none' })}
        >
          {secrecyLevels.map((level) => (
            <option key={level} value={level}>
              {say(level === 'none' ? 'secrecyNone' : level)}
            </option>
          ))}
        </SelectField>
      )}
      {isSecret ? (
        <p className="soft">{say('withheldLead')}</p>
      ) : (
        <>
          <SelectField
            label={say('kind')}
            error={errorOf('kind')}
            value={value.kind}
            onChange={(event) => set({ kind: event.target.value })}
          >
            {types.map((type) => (
              <option key={type.code} value={type.code}>
                {text(type)}
              </option>
            ))}
          </SelectField>
          <AreaField
            label={say('name')}
            name="title"
            error={errorOf('title')}
            value={value.title}
            onChange={(event) => set({ title: event.target.value })}
          />
          <Fold
            title={say('more')}
            isOpen={held !== undefined || ['summary', 'horizon'].includes(problem?.field ?? '')}
          >
            <div className="form">
              <MoreFields value={value} set={set} errorOf={errorOf} />
              <ProvisionFields provisions={value.provisions} onChange={(provisions) => set({ provisions })} />
            </div>
          </Fold>
        </>
      )}
      {held && (
        <AreaField
          label={say('reason')}
          name="reason"
          error={errorOf('reason')}
          value={value.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
    </FormDialog>
  )
}
