import { useState } from 'react'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { CheckField, SelectField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { readUnit } from '../../org/contract.ts'
import { readPosts } from '../../people/contract/posts.ts'
import { setRoles, type TargetPage } from '../contract/target.ts'
import { words } from './words.ts'

/** One lead, a position or a body; bodies that take part, and bodies that advise. */
export function RolesForm({ page, onDone }: { readonly page: TargetPage; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const unit = page.unit.code
  const posts = useAsk(readPosts, { unit }).data?.bodies ?? []
  const read = useAsk(readUnit, { unit })
  const bodies = read.data?.bodies.filter((body) => body.kind !== 'area') ?? []
  const { lead } = page.roles
  const [id] = useState(newId)
  const [chosen, setChosen] = useState(
    lead?.positionId ? `post ${lead.positionId}` : lead ? `unit ${lead.unit.code}` : '',
  )
  const [coordinate, setCoordinate] = useState<readonly string[]>(page.roles.coordinate.map((body) => body.code))
  const [advise, setAdvise] = useState<readonly string[]>(page.roles.advise.map((body) => body.code))
  const telling = useTell(setRoles)
  const errorOf = useFieldError(telling.error)
  const [kind, ...rest] = chosen.split(' ')
  const name = rest.join(' ')
  const submit = (): void =>
    telling.mutate(
      {
        id,
        targetId: page.row.id,
        lead: kind === 'post' ? { position: name } : kind === 'unit' ? { unit: name } : null,
        coordinate: [...coordinate],
        advise: [...advise],
      },
      {
        onSuccess: () => {
          announce(say('saved'))
          onDone()
        },
      },
    )
  const choices = [...bodies, ...(read.data?.children ?? [])]
  return (
    <FormDialog
      act={say('save')}
      title={say('roles')}
      problem={telling.error}
      knownFields={['lead']}
      isSending={telling.isPending}
      onSubmit={submit}
      onClose={onDone}
    >
      <SelectField
        label={say('leadPost')}
        hint={say('leadHint')}
        isOptional
        error={errorOf('lead')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">—</option>
        <optgroup label={say('postsGroup')}>
          {posts.flatMap(({ body, posts: held }) =>
            held.map((post) => (
              <option key={post.id} value={`post ${post.id}`}>
                {text(post.name)}, {text(body.name)}
              </option>
            )),
          )}
        </optgroup>
        <optgroup label={say('bodiesGroup')}>
          {bodies.map((body) => (
            <option key={body.code} value={`unit ${body.code}`}>
              {text(body.name)}
            </option>
          ))}
        </optgroup>
      </SelectField>
      <Bodies title={say('coordinate')} bodies={choices} chosen={coordinate} onChange={setCoordinate} />
      <Bodies title={say('advise')} bodies={bodies} chosen={advise} onChange={setAdvise} />
    </FormDialog>
  )
}

interface BodiesProps {
  readonly title: string
  readonly bodies: readonly TargetPage['unit'][]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Bodies({ title, bodies, chosen, onChange }: BodiesProps) {
  const text = useText()
  return (
    <fieldset className="role-bodies">
      <legend>{title}</legend>
      {bodies.map((body) => (
        <CheckField
          key={body.code}
          label={text(body.name)}
          checked={chosen.includes(body.code)}
          onChange={(event) =>
            onChange(event.target.checked ? [...chosen, body.code] : chosen.filter((code) => code !== body.code))
          }
        />
      ))}
    </fieldset>
  )
}
