import { type Route, route } from '../../../../platform/server/http/context.ts'
import { readForms } from '../../contract/forms.ts'
import { formsOf } from './forms.ts'

export const formRoutes: readonly Route[] = [route(readForms, formsOf)]
