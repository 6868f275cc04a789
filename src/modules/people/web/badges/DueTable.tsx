import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { printBirth } from '../register/look.ts'
import type { Badges } from './BadgesPage.tsx'
import { words } from './words.ts'

interface DueTableProps {
  readonly data: Badges
  readonly caption: string
  readonly onWithdraw: (award: { readonly id: string; readonly name: string }) => void
}

type Due = Badges['due'][number]

/** The list of a round, numbered, as it is printed. */
export function DueTable({ data, caption, onWithdraw }: DueTableProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const day = (value: string): string => printDay(value, language)
  const notesOf = (item: Due): readonly string[] => [
    ...(item.isLate ? [say('late')] : []),
    ...(item.award?.isEarly ? [say('early', { reason: item.award.reason ?? '' })] : []),
    ...(item.isReadmitted ? [say('readmitted')] : []),
    ...(item.award === null
      ? []
      : [item.award.roundOn === data.round ? say('awarded') : say('awardedLater', { round: day(item.award.roundOn) })]),
  ]
  return (
    <DataTable
      caption={caption}
      rows={data.due.map((item, index) => ({ ...item, number: index + 1 }))}
      rowKey={(row) => `${row.personId}-${row.years}`}
      columns={[
        {
          key: 'number',
          kind: 'number',
          width: '4%',
          header: say('number'),
          label: say('number'),
          cell: (row) => row.number,
        },
        { key: 'name', kind: 'title', header: say('name'), cell: (row) => row.name },
        {
          key: 'born',
          header: say('born'),
          label: say('born'),
          cell: (row) => <span className="nowrap">{row.birth === null ? '—' : printBirth(row.birth, language)}</span>,
        },
        { key: 'cell', width: '18%', header: say('cell'), label: say('cell'), cell: (row) => text(row.cell.name) },
        {
          key: 'admitted',
          header: say('admitted'),
          label: say('admitted'),
          cell: (row) => <span className="nowrap">{day(row.partyAgeFrom)}</span>,
        },
        {
          key: 'full',
          header: say('full'),
          label: say('full'),
          cell: (row) => <span className="nowrap">{day(row.reachedOn)}</span>,
        },
        {
          key: 'years',
          header: say('years'),
          label: say('years'),
          cell: (row) => <b className="nowrap">{say('yearsOf', { count: row.years })}</b>,
        },
        {
          key: 'note',
          header: say('note'),
          cell: (row) => {
            const { award } = row
            return (
              <span className="row small">
                {notesOf(row).join('; ')}
                {award !== null && data.can.award.isAllowed && (
                  <span className="screen-only">
                    <Button
                      look="quiet"
                      aria-label={`${say('withdraw')}: ${row.name}`}
                      onClick={() => onWithdraw({ id: award.id, name: row.name })}
                    >
                      {say('withdraw')}
                    </Button>
                  </span>
                )}
              </span>
            )
          },
        },
      ]}
    />
  )
}
