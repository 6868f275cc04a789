import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { copyDocumentTemplate, retireDocumentTemplate, type TemplateRef } from '../../contract/template.ts'
import { words } from './words.ts'

/** Makes a template of the own committee out of one that serves it. */
export function CopyDialog({
  unit,
  template,
  onClose,
}: {
  readonly unit: string
  readonly template: TemplateRef
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const { data: installation } = useAsk(readInstallation, {})
  const telling = useTell(copyDocumentTemplate)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [code, setCode] = useState(`${template.code.replaceAll('.', '-')}-rieng`.slice(0, 80))
  const [name, setName] = useState(text(template.name))
  const [from, setFrom] = useState<string>()
  const day = from ?? installation?.today ?? ''
  return (
    <FormDialog
      title={say('copyTitle')}
      act={say('copy')}
      problem={telling.error}
      knownFields={['code', 'from']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() =>
        telling.mutate(
          { id, unit, template: template.code, code, name: { vi: name, en: template.name.en || name }, from: day },
          {
            onSuccess: (done) => {
              onClose()
              go({ version: undefined }, { to: `/documents/templates/${done.code}` })
            },
          },
        )
      }
    >
      <TextField label={say('name')} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={say('code')}
        hint={say('codeHint')}
        maxLength={80}
        error={errorOf('code')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <TextField
        label={say('from')}
        type="date"
        error={errorOf('from')}
        value={day}
        onChange={(event) => setFrom(event.target.value)}
      />
    </FormDialog>
  )
}

export function RetireDialog({ template, onClose }: { readonly template: TemplateRef; readonly onClose: () => void }) {
  const say = useWords(words)
  const { data: installation } = useAsk(readInstallation, {})
  const telling = useTell(retireDocumentTemplate)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [on, setOn] = useState<string>()
  const day = on ?? installation?.today ?? ''
  return (
    <ReasonDialog
      title={say('retireTitle')}
      act={say('retire')}
      problem={telling.error}
      isPending={telling.isPending}
      knownFields={['on']}
      onClose={onClose}
      onSubmit={(reason) => telling.mutate({ id, template: template.code, on: day, reason }, { onSuccess: onClose })}
    >
      <TextField
        label={say('retireOn')}
        type="date"
        error={errorOf('on')}
        value={day}
        onChange={(event) => setOn(event.target.value)}
      />
    </ReasonDialog>
  )
}
