// Sets type and draws pictures beside the server's own thread. Plain JavaScript: a worker is opened by its file, from sources and
// from the bundle alike.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { crc32, deflateSync } from 'node:zlib'
import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const require = createRequire(import.meta.url)
const fontFolder = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((name) =>
  readFileSync(join(fontFolder, name, `Tinos_${name}.ttf`)),
)

async function openCompiler() {
  const compiler = createTypstCompiler()
  await compiler.init({
    beforeBuild: [loadFonts(fonts, { assets: false })],
    getModule: () => ({
      module_or_path: readFileSync(
        require.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'),
      ),
    }),
  })
  compiler.addSource('/main.typ', readFileSync(new URL('layout.typ', import.meta.url), 'utf8'))
  return compiler
}

let compiler
let drawing

/** @param {string} data JSON of the paper @returns {Promise<Uint8Array>} */
async function setPdf(data) {
  compiler ??= openCompiler()
  const { result, diagnostics } = await (await compiler).compile({
    mainFilePath: '/main.typ',
    format: 1,
    inputs: { data },
    diagnostics: 'unix',
  })
  if (!result) throw new Error(`the paper could not be set: ${diagnostics?.join('; ') ?? 'no reason given'}`)
  return result
}

/** @param {string} svg @param {number} width in pixels @returns {Promise<Uint8Array>} */
async function drawPng(svg, width) {
  drawing ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  await drawing
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontBuffers: fonts, defaultFontFamily: 'Tinos', serifFamily: 'Tinos' },
  })
  const image = picture.render()
  try {
    return pngOf(image.width, image.height, image.pixels)
  } finally {
    image.free()
    picture.free()
  }
}

/** One chunk of a PNG (ISO/IEC 15948, 5.3): length, type, data, check sum. */
function chunk(type, data) {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/** The same picture without transparency; the library's own way of packing takes several times as long. */
function pngOf(width, height, pixels) {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  let to = 0
  for (let y = 0, from = 0; y < height; y++) {
    rows[to++] = 0
    for (let x = 0; x < width; x++, from += 4) {
      rows[to++] = pixels[from]
      rows[to++] = pixels[from + 1]
      rows[to++] = pixels[from + 2]
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** What each page says. @param {Uint8Array} pdf @returns {Promise<Uint8Array>} JSON of texts */
async function readPages(pdf) {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: false })
  return new TextEncoder().encode(JSON.stringify(text))
}

const works = {
  pages: (ask) => readPages(ask.pdf),
  pdf: (ask) => setPdf(ask.data),
  png: (ask) => drawPng(ask.svg, ask.width),
}

parentPort?.on('message', async (ask) => {
  try {
    const bytes = new Uint8Array(await works[ask.kind](ask))
    parentPort.postMessage({ id: ask.id, bytes }, [bytes.buffer])
  } catch (error) {
    parentPort.postMessage({ id: ask.id, problem: error instanceof Error ? error.message : String(error) })
  }
})
