import { useWords } from '../../../platform/web/language/use-words.ts'
import type { ReportPreview } from '../contract.ts'
import { Runs } from './Runs.tsx'
import { words } from './words.ts'

/** The sheet of paper, in the layout of the Party's documents: the text is Vietnamese in every language of the screen. */
export function ReportSheet({ report }: { readonly report: ReportPreview }) {
  const say = useWords(words)
  return (
    <article className="sheet" lang="vi" aria-label={say('preview')}>
      {report.band && <p className="sheet-band">{report.band}</p>}
      <div className="sheet-head">
        <div>
          <p>{report.issuer.superior}</p>
          <p className="sheet-own">{report.issuer.own}</p>
          <p aria-hidden="true">*</p>
          <p>Số&emsp;&emsp;-BC/&emsp;&emsp;</p>
        </div>
        <div>
          <p className="sheet-party">ĐẢNG CỘNG SẢN VIỆT NAM</p>
          <p className="sheet-day">……, ngày&emsp;&emsp;tháng&emsp;&emsp;năm&emsp;&emsp;</p>
        </div>
      </div>
      <h2 className="sheet-title">{report.title}</h2>
      <p className="sheet-summary">{report.summary}</p>
      {report.sections.map((section) => (
        <section key={`${section.number}-${section.title}`}>
          <h3>
            {section.number}
            {section.number === '' || /[.)]$/.test(section.number) ? ' ' : '. '}
            {section.title}
          </h3>
          {section.paragraphs.map((runs, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a preview never move
            <p key={index} className={section.hasData ? '' : 'sheet-missing'}>
              <Runs runs={runs} />
            </p>
          ))}
        </section>
      ))}
      {report.annexes.map((annex) => (
        <section key={annex.title} className="sheet-annex">
          <h3>{annex.title}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide annex is scrolled with the keyboard */}
          <section className="sheet-scroll" aria-label={annex.title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {annex.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {annex.rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a preview never move
                  <tr key={index}>
                    {row.map((cell, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a preview never move
                      <td key={at} className={cell.some((run) => !('text' in run)) ? 'sheet-number' : ''}>
                        <Runs runs={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      ))}
    </article>
  )
}
