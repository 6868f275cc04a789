import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { periodText } from '../../../platform/web/language/period-text.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { listMeasures } from '../../figures/contract.ts'
import type { Manifest as Listed } from '../contract.ts'
import { words } from './words.ts'

/** `http://…/f/<code>` as printed; only its last part is a way inside this application. */
const codeOf = (link: string): string => link.split('/').at(-1) ?? link

/** Every number of a document in its order, as it was printed, with its exact value and its code. */
export function Manifest({ manifest }: { readonly manifest: Listed }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const measures = useAsk(listMeasures, {}).data?.measures ?? []
  const nameOf = (code: string): string => {
    const measure = measures.find((known) => known.code === code)
    return measure ? text(measure.name) : code
  }
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('manifest')}</h2>
        <span className="soft small">{say('numbers', { count: manifest.numbers.length })}</span>
      </div>
      <DataTable
        caption={say('manifest')}
        rows={manifest.numbers}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: 'number', header: say('number'), label: say('number'), cell: (row) => row.number },
          {
            key: 'measure',
            kind: 'title',
            header: say('measure'),
            cell: (row) => (
              <>
                {nameOf(row.measure)}
                <span className="soft small block manifest-codes">
                  {[row.measure, row.class, row.unit].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          {
            key: 'printed',
            kind: 'number',
            header: say('printed'),
            label: say('printed'),
            cell: (row) => <b>{row.printed}</b>,
          },
          { key: 'period', header: say('period'), cell: (row) => periodText(row.period, language) },
          {
            key: 'exact',
            kind: 'number',
            header: say('value'),
            isHiddenOnPhone: true,
            cell: (row) => short(row.exact, language === 'vi' ? ',' : '.'),
          },
          {
            key: 'link',
            header: say('link'),
            label: say('link'),
            cell: (row) =>
              row.link === '' ? (
                <span className="soft">{say('changedUnknown')}</span>
              ) : (
                <Go to={`/f/${codeOf(row.link)}`} keeps={[]}>
                  {codeOf(row.link)}
                </Go>
              ),
          },
        ]}
      />
    </section>
  )
}

function short(exact: string | null, mark: string): string {
  if (exact === null) return '—'
  return (exact.length > 14 ? `${exact.slice(0, 14)}…` : exact).replace('.', mark)
}
