import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { callForFile } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { openFile } from '../../contract/document.ts'
import { words } from './words.ts'

type Pdf = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>

/** Pages drawn at once. */
const atOnce = 5
/** Of a page's picture, in pixels: sharp at the width of the dialog. */
const width = 1300

/**
 * A PDF as pictures of its pages: whatever scripts, forms, links and files it carries stay where they are, and nothing of it
 * becomes part of the page but its words, for who listens or searches.
 */
export function PdfPages({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useWords(words)
  const [shown, setShown] = useState(atOnce)
  const opened = useQuery<Pdf | null, ApiProblem>({
    queryKey: ['pdf', id],
    queryFn: async () => {
      const { file } = await callForFile(openFile, { id }).catch((error: unknown) => {
        throw asProblem(error)
      })
      const bytes = await file.arrayBuffer()
      const { getDocumentProxy } = await import('unpdf')
      // Damaged, or closed by a password: it may still be downloaded.
      return getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true }).catch(() => null)
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return (
    <Await query={opened}>
      {(pdf) =>
        pdf === null ? (
          <Notice look="warn" title={say('pdfUnread')} />
        ) : (
          <div className="pdf-pages">
            {Array.from({ length: Math.min(shown, pdf.numPages) }, (_, at) => (
              <PdfPage
                // biome-ignore lint/suspicious/noArrayIndexKey: pages are known by their number
                key={at}
                pdf={pdf}
                number={at + 1}
                label={say('pdfPage', { name, number: at + 1, of: pdf.numPages })}
                id={id}
              />
            ))}
            {shown < pdf.numPages && (
              <Button onClick={() => setShown(shown + atOnce)}>{say('pdfMore', { left: pdf.numPages - shown })}</Button>
            )}
          </div>
        )
      }
    </Await>
  )
}

function PdfPage({
  pdf,
  number,
  label,
  id,
}: {
  readonly pdf: Pdf
  readonly number: number
  readonly label: string
  readonly id: string
}) {
  const say = useWords(words)
  const drawn = useQuery<{ readonly picture: string; readonly text: string } | null, ApiProblem>({
    queryKey: ['pdf-page', id, number],
    queryFn: () => drawPage(pdf, number).catch(() => null),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return (
    <Await query={drawn}>
      {(page) =>
        page === null ? (
          <Notice look="warn" title={say('pdfUnread')} />
        ) : (
          <figure className="pdf-page">
            <img src={page.picture} alt={label} />
            <figcaption className="unseen">{page.text}</figcaption>
          </figure>
        )
      }
    </Await>
  )
}

async function drawPage(pdf: Pdf, number: number): Promise<{ readonly picture: string; readonly text: string }> {
  const { renderPageAsImage } = await import('unpdf')
  const picture = await renderPageAsImage(pdf, number, { width, toDataURL: true })
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  return { picture, text: items.map((item) => ('str' in item ? item.str : '')).join(' ') }
}
