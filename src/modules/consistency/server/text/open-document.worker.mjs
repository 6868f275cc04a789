// Runs in a thread of its own, with limits on time and memory: what it opens may be hostile. Plain JavaScript, since the same
// file runs from the sources and beside the built program.
import { parentPort, workerData } from 'node:worker_threads'

/** A Word document as HTML: paragraphs, lists, tables; images are left out. */
async function openWord(bytes) {
  const { default: mammoth } = await import('mammoth')
  const nothing = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: nothing, externalFileAccess: false, includeEmbeddedStyleMap: false },
  )
  return value
}

/** The runs of text of each page, with their place in points from its lower left corner. */
async function openPdf(bytes, mostPages) {
  const { getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(bytes, { verbosity: 0 })
  const pages = []
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const runs = items.map((item) => ({
      text: item.str,
      x: item.transform[4],
      y: item.transform[5],
      width: item.width,
      height: Math.abs(item.transform[3]) || item.height,
      isEnd: item.hasEOL,
    }))
    const [, lower, , upper] = page.view
    pages.push({ runs, bottom: lower, height: upper - lower })
    page.cleanup()
  }
  return { pages, count: document.numPages }
}

const { bytes, kind, mostPages } = workerData
try {
  const opened = kind === 'pdf' ? await openPdf(bytes, mostPages) : await openWord(bytes)
  parentPort.postMessage({ opened })
} catch (error) {
  parentPort.postMessage({ failed: error?.name === 'PasswordException' ? 'password' : 'damaged' })
}
