import type { ReactNode } from 'react'
import './table.css'

export interface Column<Row> {
  readonly key: string
  readonly header: ReactNode
  /** Names the cell where the table is laid out as cards. */
  readonly label?: string
  readonly cell: (row: Row) => ReactNode
  readonly kind?: 'number' | 'title' | 'act' | 'wide'
  readonly width?: string
  readonly isHiddenOnPhone?: boolean
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly groupOf?: (row: Row) => string | null
}

// A table laid out as cards loses its meaning for screen readers unless the roles are said.
const as = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  title: { role: 'rowheader' },
  cell: { role: 'cell' },
}

const classOf = <Row,>(column: Column<Row>): string =>
  `cell-${column.kind ?? 'text'} ${column.isHiddenOnPhone ? 'cell-wide-only' : ''}`

/** Dense on a desk, cards on a phone; numbers stand on the right. */
export function DataTable<Row>({ caption, columns, rows, rowKey, groupOf }: DataTableProps<Row>) {
  return (
    <table className="table" {...as.table}>
      <caption className="unseen">{caption}</caption>
      <thead {...as.group}>
        <tr {...as.row}>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classOf(column)} style={{ width: column.width }} {...as.head}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.group}>
        {rows.map((row, index) => {
          const group = groupOf?.(row) ?? null
          const before = rows[index - 1]
          const isFirst = group !== null && (before === undefined || groupOf?.(before) !== group)
          return <Rows key={rowKey(row)} columns={columns} row={row} group={isFirst ? group : null} />
        })}
      </tbody>
    </table>
  )
}

function Rows<Row>({
  columns,
  row,
  group,
}: {
  readonly columns: readonly Column<Row>[]
  readonly row: Row
  readonly group: string | null
}) {
  return (
    <>
      {group !== null && (
        <tr className="table-group" {...as.row}>
          <th colSpan={columns.length} scope="colgroup" {...as.title}>
            {group}
          </th>
        </tr>
      )}
      <tr {...as.row}>
        {columns.map((column) =>
          column.kind === 'title' ? (
            <th key={column.key} scope="row" className={classOf(column)} {...as.title}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.key} data-label={column.label} className={classOf(column)} {...as.cell}>
              {column.cell(row)}
            </td>
          ),
        )}
      </tr>
    </>
  )
}
