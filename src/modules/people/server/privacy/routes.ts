import { read } from '../../../../platform/server/db/database.ts'
import { type Context, type Route, route } from '../../../../platform/server/http/context.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ruleOn } from '../../../regulations/regulation.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import { erasePerson, exportHeldOnPerson, listPersonalData, readHeldOnPerson } from '../../contract/privacy.ts'
import { cataloguedTable, type PersonalCatalogue, type PersonalNames } from '../../held.ts'
import { erase, exportHeld } from './acts.ts'
import { readHeld } from './held.ts'

/** The catalogue speaks of the tables of every module, so the application hands it in. */
export const privacyRoutes = (catalogue: PersonalCatalogue, names: PersonalNames): readonly Route[] => [
  route(listPersonalData, (context) => list(context, catalogue, names)),
  route(readHeldOnPerson, (context, input) => readHeld(context, input, catalogue, names)),
  route(exportHeldOnPerson, (context, input) => exportHeld(context, input, catalogue, names)),
  route(erasePerson, erase),
]

function list(context: Context, catalogue: PersonalCatalogue, names: PersonalNames) {
  return read(context.database, context.caller, async (tx) => {
    const { today } = await loadReader(tx)
    const rule = ruleOn(await loadRegulations(tx, null), 'people.retention', today)
    return {
      tables: Object.keys(catalogue)
        .map((table) => cataloguedTable(catalogue, names, table))
        .filter((table) => table.columns.length > 0)
        .map((table) => ({ ...table, columns: [...table.columns] })),
      rule: rule
        ? {
            screenedOutMonths: rule.value.screenedOutMonths,
            endedMonths: rule.value.endedMonths,
            source: rule.source,
            confidence: rule.confidence,
          }
        : null,
    }
  })
}
