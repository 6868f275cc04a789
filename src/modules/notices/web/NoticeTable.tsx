import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import type { NoticeItem } from '../contract.ts'
import { noticeLooks } from './looks.ts'
import { words } from './words.ts'

interface NoticeTableProps {
  readonly notices: readonly NoticeItem[]
  readonly onSee: (ids: readonly string[]) => void
}

/** A path of the server as an address inside the application. */
function addressOf(path: string): { readonly to: string; readonly query: Readonly<Record<string, string>> } {
  const [to = '/', search = ''] = path.split('?')
  return { to, query: Object.fromEntries(new URLSearchParams(search)) }
}

/** One unit by its name, several counted and unfolded, each with its way. */
function Units({ notice }: { readonly notice: NoticeItem }) {
  const say = useWords(words)
  const text = useText()
  if (notice.more.length === 0) return text(notice.unit.name)
  const all = [notice, ...notice.more]
  return (
    <details className="notice-units">
      <summary>{say('units', { count: all.length })}</summary>
      <ul>
        {all.map(({ id, unit, path }) => (
          <li key={id}>
            <Go {...addressOf(path)} keeps={['period']}>
              {text(unit.name)}
            </Go>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The most pressing first; opening one has it seen. */
export function NoticeTable({ notices, onSee }: NoticeTableProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const see = (notice: NoticeItem): void => {
    if (!notice.isSeen) onSee([notice.id, ...notice.more.map(({ id }) => id)])
  }
  return (
    <DataTable
      caption={say('title')}
      rows={notices}
      rowKey={(notice) => notice.id}
      groupOf={(notice) => say(notice.kind)}
      columns={[
        {
          key: 'what',
          kind: 'title',
          header: say('what'),
          cell: (notice) => (
            <>
              <Icon name={noticeLooks[notice.kind].icon} size={12} />{' '}
              {notice.more.length > 0 ? (
                text(notice.title)
              ) : (
                <Go {...addressOf(notice.path)} keeps={['period']} onClick={() => see(notice)}>
                  {text(notice.title)}
                </Go>
              )}
              {!notice.isSeen && !notice.isClosed && <span className="notice-new">{say('isNew')}</span>}
            </>
          ),
        },
        { key: 'unit', header: say('unit'), label: say('unit'), cell: (notice) => <Units notice={notice} /> },
        {
          key: 'due',
          kind: 'number',
          header: say('due'),
          label: say('due'),
          cell: (notice) => (
            <span className={`nowrap notice-when-${noticeLooks[notice.kind].tone}`}>
              {printDay(notice.dueOn, language)}
            </span>
          ),
        },
        {
          key: 'told',
          kind: 'number',
          header: say('told'),
          isHiddenOnPhone: true,
          cell: (notice) => <span className="soft nowrap">{printDay(notice.toldOn, language)}</span>,
        },
        {
          key: 'mail',
          header: say('mail'),
          isHiddenOnPhone: true,
          cell: (notice) => <span className="soft">{notice.mail ? say(notice.mail) : '—'}</span>,
        },
        {
          key: 'act',
          kind: 'act',
          header: <span className="unseen">{say('see')}</span>,
          cell: (notice) =>
            !notice.isSeen &&
            !notice.isClosed && (
              <Button className="button-small" onClick={() => see(notice)}>
                {say('see')}
                <span className="unseen"> {text(notice.title)}</span>
              </Button>
            ),
        },
      ]}
    />
  )
}
