import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { createAccount } from '../contract.ts'
import { words } from './words.ts'

export function CreateForm({
  onClose,
  onLink,
}: {
  readonly onClose: () => void
  readonly onLink: (path: string) => void
}) {
  const say = useWords(words)
  const [id] = useState(newId)
  const [typed, setTyped] = useState({ login: '', vi: '', en: '' })
  const telling = useTell(createAccount)
  const errorOf = useFieldError(telling.error)
  const field = (name: 'login' | 'vi' | 'en') => ({
    name,
    value: typed[name],
    error: errorOf(name),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <FormDialog
      title={say('create')}
      act={say('create')}
      problem={telling.error}
      knownFields={['login', 'vi', 'en']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() => telling.mutate({ id, ...typed }, { onSuccess: (done) => onLink(done.invitationPath) })}
    >
      <TextField label={say('name')} {...field('vi')} />
      <TextField label={say('nameEn')} isOptional {...field('en')} />
      <TextField label={say('login')} hint={say('loginHint')} autoCapitalize="none" {...field('login')} />
    </FormDialog>
  )
}
