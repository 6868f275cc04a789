import type { z } from 'zod'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { openPost, type readPosts } from '../../contract/posts.ts'
import { kindsOfPost } from '../../post.ts'
import { words } from './words.ts'

type Posts = z.output<typeof readPosts.output>

const fields = ['kind', 'body', 'vi', 'seats', 'from', 'until'] as const

export function OpenPostForm({ data, onDone }: { readonly data: Posts; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const bodies = data.bodies.filter((item) => item.kinds.length > 0)
  const draft = useDraft(`post.${data.unit.code}`, {
    id: newId(),
    body: bodies[0]?.body.code ?? '',
    kind: bodies[0]?.kinds[0] ?? '',
    vi: '',
    seats: '1',
    from: '',
    until: '',
  })
  const { value, set } = draft
  const telling = useTell(openPost)
  const errorOf = useFieldError(telling.error)
  const body = bodies.find((item) => item.body.code === value.body) ?? bodies[0]
  const kind = body?.kinds.find((item) => item === value.kind) ?? body?.kinds[0]
  return (
    <Dialog title={say('open')} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!body || !kind) return
          telling.mutate(
            {
              id: value.id,
              body: body.body.code,
              kind,
              seats: Number(value.seats),
              from: value.from,
              ...(value.vi.trim() === '' ? {} : { vi: value.vi }),
              ...(value.until === '' ? {} : { until: value.until }),
            },
            {
              onSuccess: () => {
                announce(say('saved'))
                draft.discard()
                onDone()
              },
            },
          )
        }}
      >
        <ProblemNotice problem={telling.error} knownFields={fields} />
        <SelectField
          label={say('body')}
          name="body"
          error={errorOf('body')}
          value={body?.body.code ?? ''}
          onChange={(event) => set({ body: event.target.value })}
        >
          {bodies.map((item) => (
            <option key={item.body.code} value={item.body.code}>
              {text(item.body.name)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('kind')}
          name="kind"
          error={errorOf('kind')}
          value={kind ?? ''}
          onChange={(event) => set({ kind: event.target.value })}
        >
          {(body?.kinds ?? []).map((item) => (
            <option key={item} value={item}>
              {text(kindsOfPost[item].name)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('ownName')}
          hint={say('ownNameHint')}
          isOptional
          name="vi"
          error={errorOf('vi')}
          value={value.vi}
          onChange={(event) => set({ vi: event.target.value })}
        />
        <TextField
          label={say('seatsField')}
          inputMode="numeric"
          name="seats"
          error={errorOf('seats')}
          value={value.seats}
          onChange={(event) => set({ seats: event.target.value })}
        />
        <div className="form-pair">
          <TextField
            label={say('standsFrom')}
            type="date"
            name="from"
            error={errorOf('from')}
            value={value.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <TextField
            label={say('standsUntil')}
            type="date"
            isOptional
            name="until"
            error={errorOf('until')}
            value={value.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        </div>
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('open')}
        </Button>
      </form>
    </Dialog>
  )
}
