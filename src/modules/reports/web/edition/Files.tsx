import { useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import type { Edition } from '../../contract/edition.ts'
import { words } from './words.ts'

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 100_000) / 10} MB`

interface Kept {
  readonly key: string
  readonly name: string
  readonly sha256: string
  readonly size: number | null
}

/** What is kept, by its hashes. */
export function Files({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  const kept: readonly Kept[] = [
    ...edition.files.map((file) => ({
      ...{ key: file.format, name: say(file.format === 'docx' ? 'fileDocx' : 'filePdf') },
      ...{ sha256: file.sha256, size: file.size },
    })),
    ...(edition.signedFile ? [{ key: 'signed', ...edition.signedFile, name: say('fileSigned') }] : []),
    ...(edition.contentSha256 === null
      ? []
      : [{ key: 'content', name: say('fileContent'), sha256: edition.contentSha256, size: null }]),
  ]
  return (
    <section className="section edition-facts">
      <div className="section-head">
        <h2>{say('files')}</h2>
      </div>
      <DataTable
        caption={say('files')}
        rows={kept}
        rowKey={(row) => row.key}
        columns={[
          { key: 'name', kind: 'title', header: say('files'), cell: (row) => row.name },
          {
            key: 'size',
            kind: 'number',
            header: say('size'),
            label: say('size'),
            cell: (row) => (row.size === null ? '—' : sizeText(row.size)),
          },
          {
            key: 'sha',
            kind: 'wide',
            header: say('sha'),
            label: say('sha'),
            cell: (row) => <code className="hash">{row.sha256}</code>,
          },
        ]}
      />
    </section>
  )
}
