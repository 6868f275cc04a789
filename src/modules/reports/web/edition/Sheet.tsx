import type { ReactNode } from 'react'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { FigureValue } from '../../../figures/web/public.tsx'
import { chartSvg } from '../../document/chart-svg.ts'
import { columnsOf, hasHead } from '../../document/columns.ts'
import {
  annexHead,
  chartLine,
  cutOffNotes,
  cutOffTitle,
  draftMark,
  headingMark,
  partyTitle,
  placeLine,
  recipientLines,
  signatureLines,
  symbolLine,
} from '../../document/paper.ts'
import type { Printable, PrintBlock, PrintChart, PrintLine, PrintRun, PrintTable } from '../../printable.ts'
import { words } from './words.ts'
import '../report.css'
import './edition.css'

/** The document as a page, in the layout of the Party's papers; its text is in its own language in every language of the screen. */
export function Sheet({ printable }: { readonly printable: Printable }) {
  const say = useWords(words)
  const notes = cutOffNotes(printable)
  return (
    <article className="sheet" lang={printable.language} aria-label={say('sheet')}>
      {printable.band && <p className="sheet-band">{printable.band}</p>}
      {printable.isDraft && <p className="sheet-draft">{draftMark}</p>}
      <div className="sheet-head">
        <div>
          <p>{printable.superior}</p>
          <p className="sheet-own">{printable.own}</p>
          <p aria-hidden="true">*</p>
          <p>{symbolLine(printable.symbol)}</p>
        </div>
        <div>
          <p className="sheet-party">{partyTitle}</p>
          <p className="sheet-day">{placeLine(printable)}</p>
        </div>
      </div>
      <h2 className="sheet-title">{printable.title}</h2>
      {printable.summary !== '' && <p className="sheet-summary">{printable.summary}</p>}
      {printable.unapprovedNote && <p className="sheet-unapproved">({printable.unapprovedNote})</p>}
      <section>
        <Blocks blocks={printable.body} />
      </section>
      <Closing printable={printable} />
      {notes.length > 0 && (
        <div className="sheet-small">
          <p>
            <i>{cutOffTitle}</i>
          </p>
          {notes.map((note) => (
            <p key={note}>– {note}.</p>
          ))}
        </div>
      )}
      {printable.annexes.map((annex, at) => {
        const { label, note } = annexHead(printable, annex, at)
        return (
          <section key={`${label}-${annex.title}`} className="sheet-annex">
            <h3 className="sheet-centred">
              {label !== null && <span className="block">{label}</span>}
              {annex.title}
            </h3>
            <p className="sheet-note">{note}</p>
            <Blocks blocks={annex.blocks} />
          </section>
        )
      })}
    </article>
  )
}

function Closing({ printable }: { readonly printable: Printable }) {
  const { name } = printable.signature
  return (
    <div className="sheet-closing">
      <div className="sheet-recipients">
        {printable.recipients.length > 0 && (
          <>
            <p>
              <b>
                <i>Nơi nhận:</i>
              </b>
            </p>
            {recipientLines(printable.recipients).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        )}
      </div>
      <div className="sheet-signature">
        {signatureLines(printable.signature).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {name !== null && <p className="sheet-signer">{name}</p>}
      </div>
    </div>
  )
}

const Blocks = ({ blocks }: { readonly blocks: readonly PrintBlock[] }) =>
  blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a printed text never move
    <BlockView key={index} block={block} />
  ))

function BlockView({ block }: { readonly block: PrintBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5'
      return (
        <Tag className={`sheet-heading sheet-heading-${block.level}`}>
          {headingMark(block.number)}
          <Line line={block.line} />
        </Tag>
      )
    }
    case 'paragraph':
      return (
        <p className={block.isSoft ? 'sheet-missing' : ''}>
          <Line line={block.line} />
        </p>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a printed text never move
        <li key={index}>
          <Blocks blocks={item} />
        </li>
      ))
      return block.isOrdered ? <ol className="sheet-list">{items}</ol> : <ul className="sheet-list">{items}</ul>
    }
    case 'table':
      return <TableView table={block.table} />
    case 'chart':
      return <ChartView chart={block.chart} />
  }
}

const tags = { bold: 'b', italic: 'i', underline: 'u' } as const

function Run({ run }: { readonly run: PrintRun }) {
  const inside: ReactNode =
    'figure' in run ? (
      run.code === '' ? (
        run.printed
      ) : (
        <FigureValue figure={run.figure} shown={run.printed} hasMarks={false} />
      )
    ) : (
      run.text
    )
  const [first, ...others] = run.marks ?? []
  if (first === undefined) return inside
  const Tag = tags[first]
  return (
    <Tag>
      <Run run={{ ...run, marks: others }} />
    </Tag>
  )
}

const Line = ({ line }: { readonly line: PrintLine }) =>
  line.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a printed line never move
    <Run key={index} run={run} />
  ))

function TableView({ table }: { readonly table: PrintTable }) {
  const columns = columnsOf(table)
  return (
    <>
      {table.title !== '' && <p className="sheet-table-title">{table.title}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="sheet-scroll" aria-label={table.title || undefined} tabIndex={0}>
        <table>
          {hasHead(table) && (
            <thead>
              <tr>
                {columns.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a printed table never move
                  <th key={at} scope="col">
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {table.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a printed table never move
              <tr key={index}>
                {columns.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a printed table never move
                  <td key={at} className={`sheet-cell-${column.alignment}`}>
                    <Line line={row[at] ?? []} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.notes.map((note) => (
        <p key={note} className="sheet-small">
          <i>{note}</i>
        </p>
      ))}
    </>
  )
}

function ChartView({ chart }: { readonly chart: PrintChart }) {
  return (
    <figure className="sheet-chart">
      {chart.title !== '' && <figcaption className="sheet-table-title">{chart.title}</figcaption>}
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartSvg(chart))}`} alt={chart.alternative} />
      <p className="sheet-small">
        <Line line={chartLine(chart)} />
      </p>
    </figure>
  )
}
