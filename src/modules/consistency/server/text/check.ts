import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { type checkFile, type checkText, mostCheckedText } from '../../contract/text.ts'
import type { HeldFigure } from '../../text/check/against.ts'
import { type TextReport, textReport } from '../../text/report.ts'
import { heldAt } from './held.ts'
import { tooLong } from './refusals.ts'
import { textOfFile } from './text-of-file.ts'

interface Beside {
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

/** Checks a text; nothing of it is kept or written to the log. */
export const checkTextBy = async (
  context: Context,
  { text, ...beside }: z.output<typeof checkText.input>,
): Promise<TextReport> => textReport(text, await heldBeside(context, beside))

export async function checkFileBy(
  context: Context,
  { isTextOnly, ...beside }: z.output<typeof checkFile.input>,
  file: Uint8Array,
): Promise<z.output<typeof checkFile.output>> {
  // The right to the unit is asked before any work is done.
  const held = await heldBeside(context, beside)
  const read = must(await textOfFile(file))
  if (isTextOnly === undefined && read.text.length > mostCheckedText) must(tooLong(mostCheckedText))
  return { ...read, notes: [...read.notes], report: isTextOnly ? null : textReport(read.text, held) }
}

async function heldBeside(context: Context, { unit, period }: Beside): Promise<readonly HeldFigure[]> {
  if (unit === undefined && period === undefined) return []
  if (unit !== undefined && period !== undefined) return (await heldAt(context, { unit, period })).figures
  throw problem(
    'invalid',
    'beside-half',
    'Muốn đối chiếu với số đang lưu thì phải chọn cả đơn vị và kỳ.',
    'To compare with held figures, name both unit and period.',
    unit === undefined ? 'unit' : 'period',
  )
}
