import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router'
import { InvitationPage } from '../../modules/accounts/web/InvitationPage.tsx'
import { useSession } from '../../modules/accounts/web/public.tsx'
import { SignInPage } from '../../modules/accounts/web/SignInPage.tsx'
import { FigurePage } from '../../modules/figures/web/FigurePage.tsx'
import { listUnits } from '../../modules/org/contract.ts'
import { useAsk } from '../../platform/web/api/use-ask.ts'
import { parseQuery, printQuery, type Query, useQueryPart } from '../../platform/web/routing/address.ts'
import { Redirect } from '../../platform/web/routing/Redirect.tsx'
import { BrokenPage, NotFoundPage } from '../../platform/web/ui/Failure.tsx'
import { Skeleton } from '../../platform/web/ui/Skeleton.tsx'
import { BoardWithDue } from './BoardWithDue.tsx'
import { Inside } from './Inside.tsx'

const root = createRootRoute({
  component: Outlet,
  validateSearch: (search: Record<string, unknown>): Query => search as Query,
  notFoundComponent: NotFoundPage,
})
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Inside })

function FirstPage() {
  const session = useSession()
  const query = useQueryPart()
  const isOnlyAdministrator = session.data?.home === null && session.data.isAdministrator
  const tree = useAsk(listUnits, {}, isOnlyAdministrator)
  if (!isOnlyAdministrator) return <Redirect to="/board" query={query} />
  if (tree.isPending) return <Skeleton />
  return <Redirect to={tree.data?.isFounded === false ? '/units' : '/accounts'} query={query} />
}

const page = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => inside, path, component })

const pages = [
  page('/', FirstPage),
  page('/board', BoardWithDue),
  page('/figures', FigurePage),
  page(
    '/f/$code',
    lazyRouteComponent(() => import('../../modules/figures/web/FigureByCodePage.tsx'), 'FigureByCodePage'),
  ),
  page(
    '/entry',
    lazyRouteComponent(() => import('../../modules/reports/web/entry/EntryPage.tsx'), 'EntryPage'),
  ),
  page(
    '/entry/value',
    lazyRouteComponent(() => import('../../modules/figures/web/EntryPage.tsx'), 'EntryPage'),
  ),
  page(
    '/targets',
    lazyRouteComponent(() => import('../../modules/targets/web/TargetsPage.tsx'), 'TargetsPage'),
  ),
  page(
    '/targets/resolution',
    lazyRouteComponent(() => import('../../modules/targets/web/ResolutionPage.tsx'), 'ResolutionPage'),
  ),
  page(
    '/targets/$id',
    lazyRouteComponent(() => import('../../modules/targets/web/TargetPage.tsx'), 'TargetPage'),
  ),
  page(
    '/directives',
    lazyRouteComponent(() => import('../../modules/directives/web/DirectivesPage.tsx'), 'DirectivesPage'),
  ),
  page(
    '/directives/document',
    lazyRouteComponent(() => import('../../modules/directives/web/document/DirectivePage.tsx'), 'DirectivePage'),
  ),
  page(
    '/directives/coverage',
    lazyRouteComponent(() => import('../../modules/directives/web/CoveragePage.tsx'), 'CoveragePage'),
  ),
  page(
    '/directives/sessions',
    lazyRouteComponent(() => import('../../modules/directives/web/study/SessionsPage.tsx'), 'SessionsPage'),
  ),
  page(
    '/directives/session',
    lazyRouteComponent(() => import('../../modules/directives/web/study/SessionPage.tsx'), 'SessionPage'),
  ),
  page(
    '/directives/import',
    lazyRouteComponent(() => import('../../modules/directives/web/exchange/ImportPage.tsx'), 'ImportPage'),
  ),
  page(
    '/directives/types',
    lazyRouteComponent(() => import('../../modules/directives/web/types/TypesPage.tsx'), 'TypesPage'),
  ),
  page(
    '/people',
    lazyRouteComponent(() => import('../../modules/people/web/register/RegisterPage.tsx'), 'RegisterPage'),
  ),
  page(
    '/people/person',
    lazyRouteComponent(() => import('../../modules/people/web/register/PersonPage.tsx'), 'PersonPage'),
  ),
  page(
    '/people/clocks',
    lazyRouteComponent(() => import('../../modules/people/web/register/ClocksPage.tsx'), 'ClocksPage'),
  ),
  page(
    '/people/pipeline',
    lazyRouteComponent(() => import('../../modules/people/web/pipeline/PipelinePage.tsx'), 'PipelinePage'),
  ),
  page(
    '/people/exchange',
    lazyRouteComponent(() => import('../../modules/people/web/exchange/ExchangePage.tsx'), 'ExchangePage'),
  ),
  page(
    '/people/discipline',
    lazyRouteComponent(() => import('../../modules/people/web/discipline/DisciplinePage.tsx'), 'DisciplinePage'),
  ),
  page(
    '/people/forms',
    lazyRouteComponent(() => import('../../modules/people/web/forms/FormsPage.tsx'), 'FormsPage'),
  ),
  page(
    '/measures',
    lazyRouteComponent(() => import('../../modules/figures/web/measures/MeasuresPage.tsx'), 'MeasuresPage'),
  ),
  page(
    '/counting',
    lazyRouteComponent(() => import('../../modules/figures/web/CountingPage.tsx'), 'CountingPage'),
  ),
  page(
    '/people/double',
    lazyRouteComponent(() => import('../../modules/people/web/exchange/DoublePage.tsx'), 'DoublePage'),
  ),
  page(
    '/reports',
    lazyRouteComponent(() => import('../../modules/reports/web/ReportPage.tsx'), 'ReportPage'),
  ),
  page(
    '/documents',
    lazyRouteComponent(() => import('../../modules/reports/web/document/DocumentsPage.tsx'), 'DocumentsPage'),
  ),
  page(
    '/documents/packs',
    lazyRouteComponent(() => import('../../modules/reports/web/pack/PacksPage.tsx'), 'PacksPage'),
  ),
  page(
    '/documents/pack',
    lazyRouteComponent(() => import('../../modules/reports/web/pack/PackPage.tsx'), 'PackPage'),
  ),
  page(
    '/documents/templates',
    lazyRouteComponent(() => import('../../modules/reports/web/template/TemplatesPage.tsx'), 'TemplatesPage'),
  ),
  page(
    '/documents/templates/$code',
    lazyRouteComponent(() => import('../../modules/reports/web/template/TemplatePage.tsx'), 'TemplatePage'),
  ),
  page(
    '/documents/$id',
    lazyRouteComponent(() => import('../../modules/reports/web/document/WritingPage.tsx'), 'WritingPage'),
  ),
  page(
    '/forms',
    lazyRouteComponent(() => import('../../modules/reports/web/management/FormsPage.tsx'), 'FormsPage'),
  ),
  page(
    '/forms/form',
    lazyRouteComponent(() => import('../../modules/reports/web/management/FormPage.tsx'), 'FormPage'),
  ),
  page(
    '/forms/sheet',
    lazyRouteComponent(() => import('../../modules/reports/web/management/SheetPage.tsx'), 'SheetPage'),
  ),
  page(
    '/reports/progress',
    lazyRouteComponent(() => import('../../modules/reports/web/management/ProgressPage.tsx'), 'ProgressPage'),
  ),
  page(
    '/reports/burden',
    lazyRouteComponent(() => import('../../modules/reports/web/management/BurdenPage.tsx'), 'BurdenPage'),
  ),
  page(
    '/reports/submission',
    lazyRouteComponent(() => import('../../modules/reports/web/management/SubmissionPage.tsx'), 'SubmissionPage'),
  ),
  page(
    '/documents/$id/print',
    lazyRouteComponent(() => import('../../modules/reports/web/edition/PrintPage.tsx'), 'PrintPage'),
  ),
  page(
    '/d/$code',
    lazyRouteComponent(() => import('../../modules/reports/web/edition/EditionPage.tsx'), 'EditionPage'),
  ),
  page(
    '/reports/$code',
    lazyRouteComponent(() => import('../../modules/reports/web/edition/EditionPage.tsx'), 'EditionPage'),
  ),
  page(
    '/verify',
    lazyRouteComponent(() => import('../../modules/reports/web/edition/VerifyPage.tsx'), 'VerifyPage'),
  ),
  page(
    '/regulations',
    lazyRouteComponent(() => import('../../modules/regulations/web/RegulationsPage.tsx'), 'RegulationsPage'),
  ),
  page(
    '/consistency',
    lazyRouteComponent(() => import('../../modules/consistency/web/FindingsPage.tsx'), 'FindingsPage'),
  ),
  page(
    '/consistency/rules',
    lazyRouteComponent(() => import('../../modules/consistency/web/RulesPage.tsx'), 'RulesPage'),
  ),
  page(
    '/check',
    lazyRouteComponent(() => import('../../modules/consistency/web/text/CheckPage.tsx'), 'CheckPage'),
  ),
  page(
    '/check/take-over',
    lazyRouteComponent(() => import('../../modules/consistency/web/text/take/TakeOverPage.tsx'), 'TakeOverPage'),
  ),
  page(
    '/check/source',
    lazyRouteComponent(() => import('../../modules/consistency/web/text/take/KeptTextPage.tsx'), 'KeptTextPage'),
  ),
  page(
    '/units',
    lazyRouteComponent(() => import('../../modules/org/web/reorganise/UnitsPage.tsx'), 'UnitsPage'),
  ),
  page(
    '/units/unit',
    lazyRouteComponent(() => import('./UnitWithFigures.tsx'), 'UnitWithFigures'),
  ),
  page(
    '/reorganisations',
    lazyRouteComponent(() => import('../../modules/org/web/reorganise/ReorganisationsPage.tsx'), 'ReorganisationsPage'),
  ),
  page(
    '/reorganisations/new',
    lazyRouteComponent(() => import('./DecideWithPeople.tsx'), 'DecideWithPeople'),
  ),
  page(
    '/reorganisations/decision',
    lazyRouteComponent(() => import('../../modules/org/web/reorganise/DecisionPage.tsx'), 'DecisionPage'),
  ),
  page(
    '/terms',
    lazyRouteComponent(() => import('../../modules/org/web/terms/TermsPage.tsx'), 'TermsPage'),
  ),
  page(
    '/posts',
    lazyRouteComponent(() => import('../../modules/people/web/posts/PostsPage.tsx'), 'PostsPage'),
  ),
  page(
    '/badges',
    lazyRouteComponent(() => import('../../modules/people/web/badges/BadgesPage.tsx'), 'BadgesPage'),
  ),
  page(
    '/privacy',
    lazyRouteComponent(() => import('../../modules/people/web/privacy/PrivacyPage.tsx'), 'PrivacyPage'),
  ),
  page(
    '/people/privacy',
    lazyRouteComponent(() => import('../../modules/people/web/privacy/HeldPage.tsx'), 'HeldPage'),
  ),
  page(
    '/notices',
    lazyRouteComponent(() => import('../../modules/notices/web/NoticesPage.tsx'), 'NoticesPage'),
  ),
  page(
    '/notices/settings',
    lazyRouteComponent(() => import('../../modules/notices/web/NoticeSettingsPage.tsx'), 'NoticeSettingsPage'),
  ),
  page(
    '/jobs',
    lazyRouteComponent(() => import('../../modules/notices/web/JobsPage.tsx'), 'JobsPage'),
  ),
  page(
    '/accounts',
    lazyRouteComponent(() => import('../../modules/accounts/web/AccountsPage.tsx'), 'AccountsPage'),
  ),
  // An address that is none is told inside the frame, from where one goes on.
  page('$', NotFoundPage),
]

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage }),
  createRoute({ getParentRoute: () => root, path: '/invitation', component: InvitationPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify/public',
    component: lazyRouteComponent(
      () => import('../../modules/reports/web/edition/PublicVerifyPage.tsx'),
      'PublicVerifyPage',
    ),
  }),
  inside.addChildren(pages),
])

export const router = createRouter({
  routeTree: tree,
  parseSearch: parseQuery,
  stringifySearch: printQuery,
  scrollRestoration: true,
  defaultPendingComponent: Skeleton,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
})
