import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { routes } from '../../src/app/routes.ts'
import {
  acceptInvitation,
  createAccount,
  disableAccount,
  endGrant,
  grantRole,
  listAccounts,
  signIn,
  signOut,
  whoAmI,
} from '../../src/modules/accounts/contract.ts'
import { answerFinding, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { decideReorganisation } from '../../src/modules/org/contract/reorganise.ts'
import {
  planClass,
  receiveForm,
  recordDialogue,
  seatPeople,
  setTie,
} from '../../src/modules/people/contract/pipeline.ts'
import { createApplicant, openTransfer } from '../../src/modules/people/contract/register.ts'
import { draftForm, endForm, publishForm } from '../../src/modules/reports/contract/form.ts'
import { makePack } from '../../src/modules/reports/contract/pack.ts'
import { approveReports, returnReport, saveCells, submitReport } from '../../src/modules/reports/contract/submission.ts'
import { issueReport } from '../../src/modules/reports/contract.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { placePeople } from '../kit/applicants.ts'
import { foundCells } from '../kit/cells.ts'
import { type DocumentAim, placeDocuments, typedDocument } from '../kit/documents.ts'
import { type DraftAim, placeDrafts, templateBody, typed } from '../kit/draft-aims.ts'
import { type EditionAim, freezing, placeEditions } from '../kit/edition-aims.ts'
import { type NoticeAim, placeNotices } from '../kit/notice-aims.ts'
import { type OfficeAim, placeInOffice } from '../kit/offices.ts'
import { takenText, textToTake } from '../kit/taken-text.ts'
import { placeTargets, type TargetAim } from '../kit/target-aims.ts'
import { triedFile } from '../kit/tried-file.ts'
import { id, openWorld, type Person, personWith, sessionOf, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const quarter = { unit, period: '2024-Q1' }
const stranger = 'nhap-lieu-son-tra'
const leader = 'lanh-dao-can-tho'
const clerk = 'nhap-lieu-binh-thuy'
const approver = 'duyet-binh-thuy'
const administrator = 'quan-tri'

/** What the inputs of the cases aim at, made once by those who may. */
interface Aim {
  readonly entries: { readonly toCorrect: string; readonly toWithdraw: string; readonly toApprove: string }
  readonly figureCode: string
  readonly answerId: string
  readonly documentCode: string
  readonly targetId: string
  readonly accountId: string
  readonly grantId: string
  readonly reorganisationId: string
  /** Made-up people on the way to membership in a cell of Bình Thủy. */
  readonly way: WayAim
  readonly register: RegisterAim
  readonly office: OfficeAim
  readonly notices: NoticeAim
  readonly targets: TargetAim
  readonly documents: DocumentAim
  readonly editions: EditionAim
  /** Of a conference. */
  readonly packId: string
  readonly drafts: DraftAim
  /** A file that the clerk tried. */
  readonly importId: string
  /** A text that figures were taken from. */
  readonly textId: string
  readonly reporting: ReportingAim
}

interface ReportingAim {
  readonly form: string
  readonly unit: string
  /** On a report that was returned. */
  readonly remarkId: string
}

interface RegisterAim {
  readonly cell: string
  readonly personId: string
  readonly stepId: string
  readonly leavingId: string
  readonly transferId: string
}

interface WayAim {
  readonly applicantId: string
  readonly seatedId: string
  readonly memberId: string
  readonly mentorId: string
  readonly classId: string
  readonly emptyClassId: string
  readonly talkId: string
}

interface Case {
  /** Aimed at Bình Thủy where the endpoint speaks of a unit; made anew for each caller. */
  readonly input: (aim: Aim) => object
  readonly allowed: string
  /** What the stranger meets: 404 where the unit is invisible, 403 where the thing is visible, 200 (or 400) where nothing of a unit is told. */
  readonly stranger: 404 | 403 | 400 | 200
  /** What a reader above the unit meets, who may look and not act. */
  readonly leader: 200 | 400 | 403 | 404
  /** What who may meets, where the seed edition stands in the way. */
  readonly meets?: 422 | 400
}

const looks = (input: (aim: Aim) => object): Case => ({ input, allowed: clerk, stranger: 404, leader: 200 })
const acts = (allowed: string, input: (aim: Aim) => object): Case => ({ input, allowed, stranger: 404, leader: 403 })
const administers = (input: (aim: Aim) => object): Case => ({
  input,
  allowed: administrator,
  stranger: 403,
  leader: 403,
})
const tells = (input: object): Case => ({ input: () => input, allowed: clerk, stranger: 200, leader: 200 })

/** Of the account that made it, and there for nobody else. */
const own = (input: (aim: Aim) => object): Case => ({ input, allowed: clerk, stranger: 404, leader: 404 })

const figure = { unit, measure: 'admitted', period: '2024-Q1' }
const newMeasure = {
  ...{ name: { vi: 'Nhà mới', en: 'New houses' }, measuredIn: { vi: 'căn', en: 'houses' }, source: '' },
  ...{ subjects: ['mass_organisation'], periodKinds: ['year'], result: 'quantity', classSet: null, share: null },
  ...{
    overTime: 'sum',
    overUnits: 'sum',
    entry: 'in_period',
    statedAtParent: 'total',
    decimals: 0,
    isNonNegative: true,
  },
}
const reason = 'đếm lại hồ sơ'
const decided = { number: '12-QĐ/QU', decidedOn: '2024-03-01' }
/** A decision ahead of its day, whose name is its own each time. */
const renaming = {
  issuer: unit,
  symbol: '3-QĐ/QU',
  issuedOn: '2024-04-01',
  effectiveOn: '2025-01-01',
  vi: 'Đổi tên đảng bộ quận',
  en: 'Rename the district organisation',
  changes: [{ act: 'rename', unit, vi: 'Đảng bộ Bình Thủy', en: 'Bình Thủy' }],
}

/** A rule that nobody has yet. */
const newRule = () => ({
  code: `members-${id().slice(-8)}`,
  from: null,
  until: null,
  isNew: true,
  rule: {
    body: { kind: 'range', of: { measure: 'members' }, least: '0', most: null },
    name: { vi: 'Không thể âm', en: 'Cannot be negative' },
    severity: 'contradiction',
  },
  reason,
})

const formOf = (isPrefilled: boolean) => ({
  vi: 'Báo cáo quý của chi bộ',
  en: 'Quarterly report of cells',
  periodKind: 'quarter' as const,
  askedOf: 'cells' as const,
  due: { days: 5, isWorkingDays: false },
  from: '2021-01-01',
  sections: [
    { title: { vi: 'Mục', en: 'Section' }, lines: [{ measure: isPrefilled ? 'members' : 'admitted', isPrefilled }] },
  ],
})
const [quarterlyForm, askingForm] = [formOf(true), formOf(false)]

const awarenessClass = { vi: 'Lớp thử', startsOn: '2024-03-04', endsOn: '2024-03-08', places: 10 }
const talk = { on: '2024-03-05', difficulty: 'chưa đủ giấy tờ của nơi cư trú' }

const cases: Readonly<Record<string, Case>> = {
  signOut: tells({}),
  whoAmI: tells({}),
  listAccounts: administers(() => ({})),
  createAccount: administers(() => ({ id: id(), login: `nguoi-${id().slice(-8)}`, vi: 'Người mới' })),
  inviteAgain: administers((aim) => ({ accountId: aim.accountId })),
  disableAccount: administers((aim) => ({ accountId: aim.accountId, isDisabled: true, reason: 'nghỉ việc' })),
  grantRole: administers((aim) => ({
    id: id(),
    accountId: aim.accountId,
    role: 'reader',
    unit,
    from: '2024-01-01',
    until: null,
  })),
  endGrant: administers((aim) => ({ grantId: aim.grantId, reason: 'chuyển công tác' })),
  verifyActs: administers(() => ({})),
  listUnits: tells({}),
  readUnit: looks(() => ({ unit })),
  // Names of units are public; of who is in them it tells nothing (find-units.test.ts).
  findUnits: tells({ search: 'son tra' }),
  readUnitHistory: looks(() => ({ unit })),
  listReorganisations: looks(() => ({ unit })),
  readReorganisation: looks((aim) => ({ id: aim.reorganisationId })),
  previewReorganisation: looks(() => renaming),
  decideReorganisation: acts(approver, () => ({ ...renaming, id: id() })),
  withdrawReorganisation: acts(approver, (aim) => ({ id: aim.reorganisationId, reason })),
  readFigure: looks(() => figure),
  readFigureByCode: looks((aim) => ({ code: aim.figureCode })),
  listMeasures: looks(() => ({ unit })),
  enterValue: acts(clerk, () => ({ ...figure, id: id(), period: '2022-Q1', value: '4' })),
  correctEntry: acts(clerk, (aim) => ({ id: id(), supersedes: aim.entries.toCorrect, value: '5', reason })),
  withdrawEntry: acts(clerk, (aim) => ({ id: id(), supersedes: aim.entries.toWithdraw, reason })),
  approveEntries: acts(approver, (aim) => ({ entryIds: [aim.entries.toApprove] })),
  listWaiting: looks(() => ({ unit })),
  takeOver: acts(clerk, () => textToTake(unit, '2014-Q2')),
  listKeptTexts: looks(() => ({ unit })),
  readKeptText: looks(({ textId }) => ({ id: textId })),
  takeBack: acts(clerk, ({ textId }) => ({ id: textId, reason })),
  listCounting: looks(() => ({ unit })),
  countFromRecords: acts(approver, () => ({
    unit: `${unit}:standing-committee`,
    measures: ['directives.issued'],
    from: '2024-07-01',
    reaches: 'unit',
  })),
  readCatalogue: tells({}),
  listCommonMeasures: tells({}),
  takeCommonMeasures: administers(() => ({ id: id(), codes: ['party.meetings'] })),
  makeMeasure: administers(() => ({ id: id(), code: `chi-so-${id()}`, from: null, measure: newMeasure })),
  changeMeasure: administers(() => ({
    id: id(),
    code: 'houses.unions',
    from: '2026-01-01',
    measure: newMeasure,
    reason,
  })),
  readForms: looks(() => ({ unit, period: '2024-Q1' })),
  answerFinding: acts(clerk, () => ({
    ...quarter,
    id: id(),
    kind: 'total_and_parts',
    digest: 'x',
    answer: 'đã kiểm tra',
  })),
  listRules: tells({}),
  saveRule: administers(() => ({ ...newRule(), id: id() })),
  endRule: administers(() => ({ id: id(), code: 'targets.met-within-set', on: '2024-01-01', reason })),
  tryRule: looks(() => ({ unit, rule: newRule().rule })),
  checkText: tells({ text: 'kết nạp 51/95 đảng viên' }),
  // No file goes with it, which is what who may meets last.
  checkFile: { ...looks(() => quarter), leader: 400, meets: 400 },
  heldFigures: looks(() => quarter),
  findingsHere: looks(() => quarter),
  openFindings: looks(() => quarter),
  readChecks: looks(() => ({ ...quarter, measures: 'admitted' })),
  listAnswers: looks(() => quarter),
  withdrawAnswer: acts(clerk, (aim) => ({ id: aim.answerId, reason })),
  listDirectives: looks(() => ({ unit })),
  registerDirective: acts(clerk, () => ({
    id: id(),
    issuer: `${unit}:committee`,
    kind: 'resolution',
    symbol: '07-NQ/QU',
    issuedOn: '2024-01-05',
    title: 'Về nhiệm vụ năm 2024',
  })),
  readDirective: looks(({ documents }) => ({ id: documents.directiveId })),
  correctDirective: acts(clerk, ({ documents }) => ({
    ...typedDocument(documents.issuer, '902-KH/QU'),
    id: documents.otherId,
    title: 'Kế hoạch đã sửa',
    reason,
  })),
  withdrawDirective: acts(clerk, ({ documents }) => ({ id: documents.toWithdraw, reason })),
  relateDirectives: acts(clerk, ({ documents }) => ({
    id: id(),
    directive: documents.directiveId,
    kind: 'amends',
    outside: '12-KH/QU',
  })),
  unrelateDirectives: acts(clerk, ({ documents }) => ({ id: documents.relationId, reason })),
  setSummingUp: acts(clerk, ({ documents }) => ({
    id: id(),
    directive: documents.directiveId,
    kind: 'interim_summary',
    dueOn: '2024-06-30',
  })),
  withdrawSummingUp: acts(clerk, ({ documents }) => ({ id: documents.summingUpId, reason })),
  attachFile: {
    ...acts(clerk, ({ documents }) => ({ id: id(), directive: documents.otherId, name: 'a.pdf' })),
    meets: 400,
  },
  withdrawFile: acts(clerk, ({ documents }) => ({ id: documents.fileToWithdraw, reason })),
  openFile: looks(({ documents }) => ({ id: documents.fileId })),
  listSeries: looks(() => ({ unit })),
  withholdNumber: acts(clerk, ({ documents }) => ({
    id: id(),
    issuer: documents.issuer,
    symbol: '905-KH/QU',
    issuedOn: '2024-01-10',
  })),
  releaseNumber: acts(clerk, ({ documents }) => ({ id: documents.withheldId, reason })),
  listDirectiveTypes: tells({}),
  changeDirectiveType: administers(() => ({
    id: id(),
    code: 'joint_plan',
    vi: 'Kế hoạch liên tịch',
    en: 'Joint plan',
    symbols: [],
    isLeading: true,
    confidence: 'unconfirmed',
    reason,
  })),
  demandProgrammes: acts(clerk, ({ documents }) => ({
    id: id(),
    directive: documents.directiveId,
    base: 'heads',
    units: [documents.cell],
    dueOn: '2024-03-31',
    body: 'Báo cáo kết quả',
  })),
  withdrawDemand: acts(clerk, ({ documents }) => ({ id: documents.demandToWithdraw, reason })),
  readCoverage: looks(({ documents }) => ({ id: documents.demandId })),
  answerDemand: acts(clerk, ({ documents }) => ({
    id: id(),
    demand: documents.demandToAnswer,
    unit: documents.cell,
    kind: 'done',
    doneOn: '2024-02-01',
    note: 'đã báo cáo',
  })),
  withdrawDemandAnswer: acts(clerk, ({ documents }) => ({ id: documents.answerId, reason })),
  listSessions: looks(() => ({ unit })),
  readSession: looks(({ documents }) => ({ id: documents.sessionId })),
  conveneSession: acts(clerk, ({ documents }) => ({
    id: id(),
    unit: documents.issuer,
    heldOn: '2024-02-01',
    title: 'Hội nghị quán triệt',
    directives: [documents.directiveId],
    sites: [{ id: id(), name: 'Hội trường' }],
  })),
  changeSession: acts(clerk, ({ documents }) => ({
    id: documents.sessionId,
    unit: documents.issuer,
    heldOn: '2024-02-02',
    title: 'Hội nghị quán triệt',
    directives: [documents.directiveId],
    sites: [{ id: documents.siteId, name: 'Hội trường' }],
    reason,
  })),
  withdrawSession: acts(clerk, ({ documents }) => ({ id: documents.sessionToWithdraw, reason })),
  saveSheet: acts(clerk, ({ documents }) => ({
    id: id(),
    session: documents.sessionId,
    site: documents.siteId,
    unit: documents.cell,
    summoned: 10,
    present: 9,
    excused: 1,
    unexcused: 0,
  })),
  readDirectiveExchange: looks(() => ({ unit })),
  importDirectives: { ...acts(clerk, () => ({ id: id(), unit })), meets: 400 },
  markDirectives: { ...acts(clerk, () => ({ unit })), meets: 400 },
  directiveTemplate: looks(() => ({ unit })),
  exportDirectives: looks(() => ({ unit })),
  setDirectiveFormat: administers(() => ({
    columns: [
      { field: 'symbol', header: 'Số, ký hiệu' },
      { field: 'title', header: 'Trích yếu' },
    ],
    source: 'Tệp mẫu',
    confidence: 'partial',
  })),
  listRegulations: tells({}),
  changeRegulation: administers(() => ({
    id: id(),
    code: 'people.ceremony-within',
    from: '2025-07-01',
    until: null,
    value: { workingDays: 45 },
    source: '294-QĐ/TW',
    confidence: 'partial',
    reason: 'theo văn bản sửa đổi',
  })),
  listNotices: tells({}),
  countNotices: tells({}),
  seeNotices: tells({ ids: null }),
  readNoticeSettings: tells({}),
  confirmNoticeAddress: own(({ notices }) => ({ code: notices.code })),
  setNoticeAddress: { ...tells({}), input: () => ({ id: id(), address: 'van.thu@quan-uy.example' }) },
  removeNoticeAddress: tells({}),
  preferNotices: tells({ mails: false, language: 'vi' }),
  renewCalendar: tells({}),
  endCalendar: tells({}),
  listFailedJobs: administers(() => ({})),
  retryJob: administers(({ notices }) => ({ id: notices.failedJobs.toRetry, reason })),
  giveUpJob: administers(({ notices }) => ({ id: notices.failedJobs.toGiveUp, reason })),
  readPipeline: looks(() => ({ unit })),
  readAdmissionPlans: looks(() => ({ unit })),
  readFunnel: looks(() => ({ unit, period: '2024' })),
  listScreenedOut: looks(() => ({ unit, period: '2024' })),
  listClasses: looks(() => ({ unit })),
  readClass: looks(({ way }) => ({ id: way.classId })),
  listCandidates: looks(({ way }) => ({ id: way.classId })),
  planClass: acts(clerk, () => ({ id: id(), unit, ...awarenessClass })),
  changeClass: acts(clerk, ({ way }) => ({ id: way.classId, ...awarenessClass, places: 20 })),
  seatPeople: acts(clerk, ({ way }) => ({ id: way.classId, personIds: [way.applicantId] })),
  withdrawClass: acts(clerk, ({ way }) => ({ id: way.emptyClassId, reason })),
  unseatPerson: acts(clerk, ({ way }) => ({ id: way.classId, personId: way.applicantId })),
  certifySeats: acts(clerk, ({ way }) => ({
    id: way.classId,
    certificates: [{ personId: way.seatedId, on: '2024-03-20' }],
  })),
  readApplicant: looks(({ way }) => ({ id: way.applicantId })),
  receiveForm: acts(clerk, ({ way }) => ({ personId: way.applicantId, form: '2-KNĐ', receivedOn: '2024-03-01' })),
  returnForm: acts(clerk, ({ way }) => ({ personId: way.applicantId, form: '1-KNĐ' })),
  setTie: acts(clerk, ({ way }) => ({
    personId: way.applicantId,
    memberId: way.memberId,
    kind: 'sponsor',
    from: '2024-03-01',
  })),
  endTie: acts(clerk, ({ way }) => ({
    personId: way.applicantId,
    memberId: way.mentorId,
    kind: 'mentor',
    until: '2024-03-20',
  })),
  recordDialogue: acts(clerk, ({ way }) => ({ ...talk, id: id(), personId: way.applicantId })),
  followDialogue: acts(clerk, ({ way }) => ({ id: way.talkId, followUp: 'đã hướng dẫn', resolvedOn: '2024-03-20' })),
  listPeople: looks(() => ({ unit })),
  countPeople: looks(() => ({ unit })),
  listClocks: looks(() => ({ unit })),
  readPerson: looks(({ register }) => ({ personId: register.personId })),
  revealSecret: looks(({ register }) => ({ id: id(), personId: register.personId, field: 'religion', reason })),
  createApplicant: acts(clerk, ({ register }) => ({
    id: id(),
    stepId: id(),
    unit: register.cell,
    on: '2024-01-05',
    name: 'Người thử 14',
  })),
  correctProfile: acts(clerk, ({ register }) => ({
    personId: register.personId,
    field: 'occupation',
    value: 'Giáo viên',
    reason,
  })),
  takeStep: acts(clerk, ({ register }) => ({
    id: id(),
    personId: register.leavingId,
    event: 'attend_class',
    on: '2024-01-05',
  })),
  undoStep: acts(clerk, ({ register }) => ({ personId: register.personId, stepId: register.stepId, reason })),
  openTransfer: acts(clerk, ({ register }) => ({
    id: id(),
    personId: register.leavingId,
    decidedOn: '2024-01-05',
    elsewhere: 'Đảng bộ nơi khác',
  })),
  advanceTransfer: acts(clerk, ({ register }) => ({
    id: id(),
    transferId: register.transferId,
    event: 'start',
    on: '2024-01-08',
  })),
  listTerms: looks(() => ({ unit })),
  registerTerm: acts(clerk, () => ({ unit, number: 12, congressFirst: '2020-08-05', congressLast: '2020-08-07' })),
  correctTerm: acts(clerk, ({ office }) => ({
    code: office.termToCorrect,
    number: 10,
    congressFirst: '2010-07-05',
    congressLast: '2010-07-06',
    reason,
  })),
  withdrawTerm: acts(clerk, ({ office }) => ({ code: office.termToWithdraw, reason })),
  readPosts: looks(() => ({ unit })),
  readPost: looks(({ office }) => ({ unit, post: office.postId })),
  findHolders: looks(() => ({ unit, search: 'thu' })),
  openPost: acts(clerk, () => ({
    id: id(),
    body: `${unit}:committee`,
    kind: 'committee_member',
    seats: 3,
    from: '2020-08-08',
  })),
  changePost: acts(clerk, ({ office }) => ({ id: office.postId, seats: 44, from: '2020-08-08', until: null, reason })),
  holdPost: acts(clerk, ({ office }) => ({
    id: id(),
    post: office.postId,
    person: { id: id(), name: 'Người thử 07' },
    from: '2020-08-08',
  })),
  endHolding: acts(clerk, ({ office }) => ({ id: office.holdings.toEnd, until: '2023-01-01' })),
  withdrawHolding: acts(clerk, ({ office }) => ({ id: office.holdings.toWithdraw, reason })),
  listBadgesDue: looks(() => ({ unit })),
  awardBadges: acts(clerk, ({ office }) => ({
    round: '2024-05-19',
    awards: [{ id: id(), person: office.memberId, years: 40 }],
  })),
  withdrawBadge: acts(clerk, ({ office }) => ({ id: office.awardId, reason })),
  listPersonalData: tells({}),
  readHeldOnPerson: looks(({ office }) => ({ personId: office.memberId })),
  exportHeldOnPerson: acts(clerk, ({ office }) => ({ personId: office.memberId, reason })),
  erasePerson: acts(clerk, ({ office }) => ({ personId: office.bareId, reason })),
  exportUnits: tells({}),
  importUnits: { ...administers(() => ({ id: id() })), meets: 422 },
  readExchange: looks(() => ({ unit })),
  planImport: acts(clerk, () => ({ id: id(), unit })),
  readImport: own(({ importId }) => ({ id: importId })),
  downloadMarked: own(({ importId }) => ({ id: importId })),
  runImport: own(({ importId }) => ({ id: importId })),
  cancelImport: own(({ importId }) => ({ id: importId })),
  downloadTemplate: looks(() => ({ unit })),
  exportPeople: looks(() => ({ unit })),
  setExchangeFormat: administers(() => ({
    code: 'member_handbook',
    columns: [{ field: 'name', header: 'Họ và tên', goes: 'in' }],
    source: 'Tệp mẫu',
    confidence: 'partial',
  })),
  readDouble: tells({}),
  disciplineTemplate: looks(() => ({ unit })),
  // No file goes with these, which is what who may meets last.
  tryDisciplines: { ...acts(clerk, () => ({ unit })), meets: 400 },
  markDisciplines: { ...acts(clerk, () => ({ unit })), meets: 400 },
  importDisciplines: { ...acts(clerk, () => ({ id: id(), unit, new: 1, same: 0 })), meets: 400 },
  revealDisciplines: looks(({ office }) => ({ id: id(), personId: office.memberId, reason })),
  withdrawDiscipline: acts(clerk, ({ office }) => ({ id: office.disciplineId, reason })),
  readBoard: looks(() => quarter),
  setTheme: acts(clerk, () => ({ id: id(), unit, kind: 'theme', period: '2024', vi: 'Năm đoàn kết' })),
  openTarget: acts(clerk, () => ({
    id: id(),
    planEntryId: id(),
    unit,
    measure: 'members',
    period: '2024-12',
    plan: '3000',
  })),
  adjustPlan: acts(clerk, (aim) => ({ id: id(), targetId: aim.targetId, plan: '96', reason, ...decided })),
  setOwnPlan: acts(clerk, ({ targets }) => ({ id: id(), targetId: targets.targetId, plan: '45' })),
  describeTarget: acts(clerk, ({ targets }) => ({ id: id(), targetId: targets.targetId, weight: '15' })),
  setRoles: acts(clerk, ({ targets }) => ({
    id: id(),
    targetId: targets.targetId,
    lead: { unit: `${unit}:committee` },
    coordinate: [],
    advise: [],
  })),
  setPath: acts(clerk, ({ targets }) => ({
    id: id(),
    targetId: targets.targetId,
    points: [{ on: '2025-12-31', value: '40' }],
  })),
  withdrawTarget: acts(clerk, ({ targets }) => ({ targetId: targets.spareId, reason })),
  readTarget: looks(({ targets }) => ({ id: targets.targetId })),
  readAllocation: looks(({ targets }) => ({ id: targets.targetId })),
  allocatePlan: acts(clerk, ({ targets }) => ({
    id: id(),
    targetId: targets.targetId,
    way: 'by_hand',
    parts: [{ unit: targets.cell, value: '9' }],
  })),
  endTheme: acts(clerk, ({ targets }) => ({ themeId: targets.themeId, reason })),
  makeGroup: acts(clerk, () => ({ id: id(), unit, period: '2024', vi: 'Kinh tế' })),
  renameGroup: acts(clerk, ({ targets }) => ({ id: id(), groupId: targets.groupId, vi: 'Xây dựng Đảng bộ' })),
  moveGroup: acts(clerk, ({ targets }) => ({ id: id(), groupId: targets.groupId, step: 1 })),
  placeTarget: acts(clerk, ({ targets }) => ({ id: id(), targetId: targets.targetId, groupId: targets.groupId })),
  moveTarget: acts(clerk, ({ targets }) => ({ id: id(), targetId: targets.targetId, step: 1 })),
  readResolution: looks(({ targets }) => ({ unit, directive: targets.directiveId })),
  listResolutions: looks(() => ({ unit })),
  previewReport: looks(() => quarter),
  downloadDraft: looks(() => quarter),
  readDraftManifest: looks(() => quarter),
  issueReport: acts(approver, () => ({ id: id(), ...quarter, printsUnapproved: true })),
  listDocuments: looks(() => ({ unit })),
  readDocument: looks((aim) => ({ code: aim.documentCode })),
  downloadDocument: looks((aim) => ({ code: aim.documentCode })),
  findDocuments: looks(() => ({ unit })),
  createDocument: acts(clerk, ({ drafts }) => ({ id: id(), ...drafts.at, start: { from: 'empty' } })),
  openDocument: looks(({ drafts }) => ({ document: drafts.document })),
  writeDocument: acts(clerk, ({ drafts }) => ({ document: drafts.document, updates: [typed('thêm')] })),
  followDocument: looks(({ drafts }) => ({ document: drafts.document, after: '0' })),
  setDocumentFrame: acts(clerk, ({ drafts }) => ({
    ...{ id: id(), document: drafts.document, seen: drafts.frameId, frame: templateBody.frame },
  })),
  setDocumentSections: acts(clerk, ({ drafts }) => ({
    ...{ id: id(), document: drafts.document, sections: [{ key: 'results', title: 'Kết quả' }] },
  })),
  markDocumentSection: acts(clerk, ({ drafts }) => ({
    ...{ id: id(), document: drafts.document, key: 'results', mark: 'done' },
  })),
  // Whoever reads may remark.
  remarkOnDocument: looks(({ drafts }) => ({ id: id(), document: drafts.document, text: 'xem lại' })),
  answerDocumentRemark: acts(clerk, ({ drafts }) => ({
    id: id(),
    remark: drafts.remarkId,
    act: 'answer',
    text: 'rồi',
  })),
  giveOpinion: acts(approver, ({ drafts }) => ({ id: id(), document: drafts.asking, verdict: 'agrees' })),
  stepDocument: acts(clerk, ({ drafts }) => ({ id: id(), document: drafts.toSubmit, event: 'submit' })),
  keepDocumentVersion: acts(clerk, ({ drafts }) => ({ id: id(), document: drafts.document, name: 'bản giữ' })),
  readDocumentVersion: looks(({ drafts }) => ({ document: drafts.document, number: '1' })),
  restoreDocumentVersion: acts(clerk, ({ drafts }) => ({ id: id(), document: drafts.document, number: 1 })),
  settleLateUpdates: own(({ drafts }) => ({
    ...{ id: id(), document: drafts.submitted, updates: [drafts.lateId], act: 'leave' },
  })),
  listDocumentPeople: acts(clerk, () => ({ unit })),
  listDocumentTemplates: looks(() => ({ unit })),
  readDocumentTemplate: looks(({ drafts }) => ({ unit, template: drafts.template })),
  saveDocumentTemplate: acts(clerk, () => ({
    ...{ id: id(), unit, code: `mau-${id().slice(-8)}`, from: '2020-01-01', body: templateBody },
  })),
  copyDocumentTemplate: acts(clerk, ({ drafts }) => ({
    ...{ id: id(), template: drafts.template, unit, code: `sao-${id().slice(-8)}`, from: '2020-01-01' },
  })),
  retireDocumentTemplate: acts(clerk, ({ drafts }) => ({
    id: id(),
    template: drafts.toRetire,
    on: '2021-01-01',
    reason,
  })),
  previewDocumentTemplate: looks(({ drafts }) => ({ ...drafts.at, template: drafts.template })),
  resolveFigures: looks(() => ({ ...quarter, figures: [] })),
  searchFigures: looks(() => ({ ...quarter, words: 'ket nap' })),
  findPacks: looks(() => ({ unit })),
  makePack: acts(clerk, () => ({ id: id(), ...quarter })),
  readPack: looks(({ packId }) => ({ pack: packId })),
  downloadPack: looks(({ packId }) => ({ pack: packId })),
  previewEdition: looks(({ editions }) => ({ id: editions.draft })),
  downloadDraftEdition: looks(({ editions }) => ({ id: editions.draft, format: 'docx' })),
  printDraft: looks(({ editions }) => ({ id: id(), document: editions.draft })),
  freezeDocument: acts(approver, ({ editions }) => freezing(editions.toFreeze)),
  readEdition: looks(({ editions }) => ({ code: editions.frozen })),
  readEditionSheet: looks(({ editions }) => ({ code: editions.frozen })),
  downloadEdition: looks(({ editions }) => ({ code: editions.frozen, format: 'pdf' })),
  unfreezeDocument: acts(approver, ({ editions }) => ({ id: id(), code: editions.toUnfreeze, reason })),
  issueDocument: acts(approver, ({ editions }) => ({
    ...{ id: id(), code: editions.toIssue, symbol: '15-BC/QU', issuedOn: '2024-04-03' },
  })),
  // No file goes with these, which is what who may meets last.
  attachSignedFile: {
    ...acts(approver, ({ editions }) => ({ id: id(), code: editions.frozen, name: 'da-ky.pdf' })),
    meets: 400,
  },
  fillSignatureSlot: {
    ...acts(approver, ({ editions }) => ({ id: id(), slot: editions.emptySlot, name: 'chu-ky.p7s' })),
    meets: 400,
  },
  downloadSignature: looks(({ editions }) => ({ slot: editions.filledSlot })),
  startCorrigendum: acts(clerk, ({ editions }) => ({ id: id(), code: editions.corrected })),
  // An empty file is refused to everybody alike; what a file of a document tells whom stands in editions.test.ts.
  verifyFile: { ...tells({}), stranger: 400, leader: 400, meets: 400 },
  verifyCode: tells({ code: 'khong-co-ma-nay' }),
  listReportKinds: tells({}),
  listForms: looks(() => ({ unit })),
  readForm: looks(() => ({ form: 'thu-quy' })),
  listFormMeasures: looks(() => ({ unit, periodKind: 'quarter' })),
  draftForm: acts(clerk, () => ({ id: id(), owner: unit, code: `bieu-${id().slice(-12)}`, draft: quarterlyForm })),
  publishForm: acts(approver, () => ({ form: 'thu-soan' })),
  endForm: acts(approver, () => ({ form: 'thu-thoi', until: '2024-01-01', reason })),
  readBurden: looks(() => ({ unit })),
  openGrid: looks(({ reporting }) => ({ ...reporting, period: '2023-Q1' })),
  saveCells: acts(clerk, ({ reporting }) => ({
    ...reporting,
    period: '2023-Q1',
    cells: [{ id: id(), measure: 'admitted', value: '3', seen: null }],
  })),
  writeCellNote: acts(clerk, ({ reporting }) => ({
    ...reporting,
    ...{ id: id(), period: '2023-Q1', measure: 'admitted', text: 'đếm theo sổ' },
  })),
  submitReport: acts(clerk, ({ reporting }) => ({ ...reporting, id: id(), period: '2022-Q1' })),
  takeBackReport: acts(clerk, ({ reporting }) => ({ ...reporting, id: id(), period: '2022-Q2' })),
  returnReport: acts(approver, ({ reporting }) => ({ ...reporting, id: id(), period: '2022-Q3', reason })),
  approveReports: acts(approver, ({ reporting }) => ({
    ...{ id: id(), form: reporting.form, period: '2022-Q4', units: [reporting.unit] },
  })),
  reopenReport: acts(approver, ({ reporting }) => ({ ...reporting, id: id(), period: '2021-Q4', reason })),
  answerRemark: acts(clerk, ({ reporting }) => ({ id: id(), remark: reporting.remarkId, answer: 'đã đối chiếu' })),
  listDue: looks(() => ({ unit })),
  readProgress: looks(({ reporting }) => ({ form: reporting.form, unit, period: '2023-Q1' })),
}

/** Open to nobody: what a person meets before signing in. */
const openToNobody: Readonly<Record<string, { readonly input: object; readonly status: number }>> = {
  readInstallation: { input: {}, status: 200 },
  signIn: { input: { login: 'khong-co', password: 'khong-co' }, status: 400 },
  verifyPublic: { input: { code: 'khong-co-ma-nay' }, status: 200 },
  acceptInvitation: { input: { token: 'x'.repeat(30), password: 'mat-khau-rat-dai' }, status: 400 },
}

let world: World
let aim: Aim
async function answered(writer: Person): Promise<string> {
  const input = { id: id(), ...quarter, kind: 'total_and_parts', digest: 'y', answer: 'đã kiểm tra' }
  return (await writer.call(answerFinding, input)).id
}

beforeAll(async () => {
  world = await openWorld()
  const [writer, issuer, admin] = [await world.as(clerk), await world.as(approver), await world.as(administrator)]
  const enter = async (period: string): Promise<string> => {
    const entryId = id()
    await writer.call(enterValue, { ...figure, id: entryId, period, value: '7' })
    return entryId
  }
  const entries = {
    toCorrect: await enter('2023-Q1'),
    toWithdraw: await enter('2023-Q2'),
    toApprove: await enter('2023-Q3'),
  }
  const { accounts } = await admin.call(listAccounts, {})
  const account = accounts.find((item) => item.login === 'nhap-lieu-cai-rang')
  const target = (await writer.call(readBoard, quarter)).targets[0]
  aim = {
    entries,
    answerId: await answered(writer),
    figureCode: (await writer.call(readFigure, figure)).code,
    documentCode: (await issuer.call(issueReport, { id: id(), ...quarter, printsUnapproved: true })).code,
    targetId: target?.id ?? '',
    accountId: account?.id ?? '',
    grantId: account?.grants[0]?.id ?? '',
    reorganisationId: await foundWard(issuer),
    way: await placeOnTheWay(writer),
    office: await placeInOffice(world, writer, unit),
    notices: await placeNotices(world, clerk),
    targets: await placeTargets(world, writer, unit),
    register: await writeInRegister(writer),
    documents: await placeDocuments(writer, unit, (await foundCells(world, unit, 1))[0]?.code ?? ''),
    editions: await placeEditions(writer, issuer, unit),
    packId: (await writer.call(makePack, { id: id(), ...quarter })).id,
    drafts: await placeDrafts(writer, accounts.find((item) => item.login === approver)?.id ?? '', unit),
    importId: await triedFile(writer, unit),
    textId: await takenText(writer, unit, '2014-Q1'),
    reporting: await handInReports(writer, issuer),
  }
})
afterAll(() => world.close())

/** People in a cell of Bình Thủy, with a class, a paper, a tie and a talk to aim at. */
async function placeOnTheWay(writer: Person): Promise<WayAim> {
  const [cell] = await foundCells(world, unit, 1)
  if (!cell) throw new Error('no cell was founded')
  const [applicant, seated, member, mentor] = await placePeople(world, cell, [
    { name: 'Người thử 01', stage: 'source', since: '2024-01-10' },
    { name: 'Người thử 02', stage: 'source', since: '2024-01-10' },
    { name: 'Người thử 03', stage: 'full', since: '2015-01-10', isOld: true },
    { name: 'Người thử 04', stage: 'full', since: '2015-01-10', isOld: true },
  ])
  const [classId, emptyClassId, talkId, personId] = [id(), id(), id(), applicant?.id ?? '']
  await writer.call(planClass, { id: classId, unit, ...awarenessClass })
  await writer.call(planClass, { id: emptyClassId, unit, ...awarenessClass })
  await writer.call(seatPeople, { id: classId, personIds: [seated?.id ?? ''] })
  await writer.call(receiveForm, { personId, form: '1-KNĐ', receivedOn: '2024-03-01' })
  await writer.call(setTie, { personId, memberId: mentor?.id ?? '', kind: 'mentor', from: '2024-02-01' })
  await writer.call(recordDialogue, { ...talk, id: talkId, personId })
  return {
    applicantId: personId,
    seatedId: seated?.id ?? '',
    memberId: member?.id ?? '',
    mentorId: mentor?.id ?? '',
    classId,
    emptyClassId,
    talkId,
  }
}

/** Applicants of a cell: one whose step can be withdrawn, one who leaves, one whose transfer is open. */
async function writeInRegister(writer: Person): Promise<RegisterAim> {
  const cell = (await foundCells(world, unit, 1))[0]?.code ?? ''
  const list = async (name: string, stepId: string): Promise<string> => {
    const personId = id()
    await writer.call(createApplicant, { id: personId, stepId, unit: cell, on: '2023-05-05', name })
    return personId
  }
  const [stepId, transferId] = [id(), id()]
  const movingId = await list('Người thử 13', id())
  const input = { id: transferId, personId: movingId, decidedOn: '2024-01-05', elsewhere: 'Đảng bộ nơi khác' }
  await writer.call(openTransfer, input)
  return {
    cell,
    personId: await list('Người thử 11', stepId),
    stepId,
    leavingId: await list('Người thử 12', id()),
    transferId,
  }
}

/** A quarterly form of the district, and reports of one of its cells in every state. */
async function handInReports(writer: Person, issuer: Person): Promise<ReportingAim> {
  const [cell] = await foundCells(world, unit, 1)
  const draft = async (code: string): Promise<void> => {
    await issuer.call(draftForm, { id: id(), owner: unit, code, draft: quarterlyForm })
  }
  await draft('thu-thoi')
  await issuer.call(publishForm, { form: 'thu-thoi' })
  // What one form asks for another one only shows.
  const shown = { ...quarterlyForm, from: '2030-01-01' }
  await issuer.call(draftForm, { id: id(), owner: unit, code: 'thu-soan', draft: { ...shown, until: '2031-01-01' } })
  await issuer.call(endForm, { form: 'thu-thoi', until: '2029-01-01', reason })
  const form = 'thu-quy'
  await issuer.call(draftForm, { id: id(), owner: unit, code: form, draft: askingForm })
  await issuer.call(publishForm, { form })
  const place = { form, unit: cell?.code ?? '' }
  const remarkId = id()
  const handIn = async (period: string): Promise<void> => {
    const cells = [{ id: id(), measure: 'admitted', value: '5', seen: null }]
    await writer.call(saveCells, { ...place, period, cells })
    await writer.call(submitReport, { id: id(), ...place, period })
  }
  await writer.call(saveCells, {
    ...place,
    period: '2022-Q1',
    cells: [{ id: id(), measure: 'admitted', value: '5', seen: null }],
  })
  for (const period of ['2022-Q2', '2022-Q3', '2022-Q4', '2021-Q4', '2021-Q3']) await handIn(period)
  await issuer.call(approveReports, { id: id(), form, period: '2021-Q4', units: [place.unit] })
  const remarks = [{ id: remarkId, measure: 'admitted', text: 'xem lại' }]
  await issuer.call(returnReport, { id: id(), ...place, period: '2021-Q3', reason, remarks })
  return { ...place, remarkId }
}

/** A decision ahead of its day that founds a ward. */
async function foundWard(issuer: Person): Promise<string> {
  const code = `${unit}.moi`
  const founded = {
    code,
    kind: 'party_organisation',
    role: 'commune',
    vi: 'Đảng bộ phường Mới',
    en: 'New',
    parent: unit,
  } as const
  const decision = {
    ...renaming,
    id: id(),
    effectiveOn: '2025-02-01',
    changes: [{ act: 'found', unit: founded } as const],
  }
  return (await issuer.call(decideReorganisation, decision)).id
}

const signedInOnly = routes.filter(({ endpoint }) => endpoint.access === 'account').map(({ endpoint }) => endpoint)

describe('every endpoint', () => {
  test('has a case here, and every case an endpoint', () => {
    expect(Object.keys(cases).sort()).toEqual(signedInOnly.map((endpoint) => endpoint.name).sort())
    expect(Object.keys(openToNobody).sort()).toEqual(
      routes.flatMap(({ endpoint }) => (endpoint.access === 'nobody' ? [endpoint.name] : [])).sort(),
    )
  })

  test.each(signedInOnly.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s refuses nobody, hides the unit from a stranger, tells a reader what only others may do, and serves who may',
    async (name, endpoint) => {
      const found = cases[name]
      if (!found) throw new Error(`${name} has no case`)
      const askAs = async (person: Person): Promise<number> => (await person.ask(endpoint, found.input(aim))).status
      const statuses = {
        nobody: await askAs(await world.as(null)),
        stranger: await askAs(await world.again(stranger)),
        leader: await askAs(await world.again(leader)),
        allowed: await askAs(await world.again(found.allowed)),
      }
      expect(statuses).toEqual({
        nobody: 401,
        stranger: found.stranger,
        leader: found.leader,
        allowed: found.meets ?? 200,
      })
    },
  )

  test.each(
    routes
      .filter(({ endpoint }) => endpoint.access === 'nobody')
      .map(({ endpoint }) => [endpoint.name, endpoint] as const),
  )('%s answers before anybody has signed in', async (name, endpoint) => {
    const found = openToNobody[name]
    expect((await (await world.as(null)).ask(endpoint, found?.input)).status).toBe(found?.status)
  })

  test.each(
    signedInOnly
      .filter((endpoint) => cases[endpoint.name]?.stranger === 200)
      .map((endpoint) => [endpoint.name, endpoint] as const),
  )('%s, which everybody signed in may call, tells a stranger nothing of Bình Thủy', async (name, endpoint) => {
    const reply = await (await world.again(stranger)).ask(endpoint, cases[name]?.input(aim) ?? {})
    expect(reply.status).toBe(200)
    expect(JSON.stringify(reply.body)).not.toMatch(/binh-thuy|Bình Thủy/)
  })

  test.each(
    signedInOnly
      .filter((endpoint) => cases[endpoint.name]?.stranger === 404)
      .map((endpoint) => [endpoint.name, endpoint] as const),
  )('%s shows the administrator of accounts no data, and a refusal tells nothing of it', async (name, endpoint) => {
    const input = cases[name]?.input(aim)
    for (const login of [administrator, stranger]) {
      const refused = await (await world.as(login)).refused(endpoint, input)
      expect(refused.status).toBe(404)
      expect(JSON.stringify(refused)).not.toMatch(/Bình Thủy|\d người|Người thử/)
    }
  })

  test.each(
    signedInOnly.filter((endpoint) => endpoint.method === 'POST').map((endpoint) => [endpoint.name, endpoint] as const),
  )('%s refuses a request without the header that no other site can send', async (name, endpoint) => {
    const session = await sessionOf(world.app, cases[name]?.allowed ?? '')
    const reply = await world.app.inject({
      method: 'POST',
      url: `/api/v1${endpoint.path}`,
      cookies: { session },
      payload: cases[name]?.input(aim) ?? {},
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([403, 'missing-header'])
  })
})

describe('sessions and passwords', () => {
  let own: World
  let admin: Person
  const passwordOf = (login: string): string =>
    inject('demoAccounts').find((account) => account.login === login)?.password ?? ''
  beforeAll(async () => {
    own = await openWorld()
    admin = await own.as(administrator)
  })
  afterAll(() => own.close())

  const accountOf = async (login: string) => {
    const account = (await admin.call(listAccounts, {})).accounts.find((item) => item.login === login)
    if (!account) throw new Error(`there is no account ${login}`)
    return account
  }

  test('the session of a disabled account ends at once, and comes back only by signing in after it is enabled', async () => {
    const person = await own.again(stranger)
    const { id: accountId } = await accountOf(stranger)
    expect((await person.ask(whoAmI, {})).status).toBe(200)
    await admin.call(disableAccount, { accountId, isDisabled: true, reason: 'nghỉ việc' })
    expect((await person.ask(whoAmI, {})).status).toBe(401)
    const nobody = await own.as(null)
    expect((await nobody.refused(signIn, { login: stranger, password: passwordOf(stranger) })).code).toBe(
      'wrong-sign-in',
    )
    await admin.call(disableAccount, { accountId, isDisabled: false, reason: 'trở lại' })
    expect((await person.ask(whoAmI, {})).status).toBe(401)
    expect((await (await own.again(stranger)).ask(whoAmI, {})).status).toBe(200)
  })

  test('a session that has expired, or was signed out, is nobody’s', async () => {
    const [expired, ended, open] = [await own.again(leader), await own.again(leader), await own.again(approver)]
    await ended.call(signOut, {})
    const { id: accountId } = await accountOf(leader)
    await own.database.owner.query(
      `update session set expires_at = now() - interval '1 second' where account_id = $1`,
      [accountId],
    )
    expect([(await expired.ask(whoAmI, {})).status, (await ended.ask(whoAmI, {})).status]).toEqual([401, 401])
    expect((await open.ask(whoAmI, {})).status).toBe(200)
  })

  test('five wrong passwords close a login for a quarter of an hour, even to the right one; others stay open', async () => {
    const nobody = await own.as(null)
    const wrong = async (): Promise<string> =>
      (await nobody.refused(signIn, { login: clerk, password: 'sai-mat-khau' })).code
    const right = { login: clerk, password: passwordOf(clerk) }
    for (let attempt = 1; attempt <= 4; attempt++) expect(await wrong()).toBe('wrong-sign-in')
    expect((await nobody.ask(signIn, right)).status).toBe(200)
    for (let attempt = 1; attempt <= 5; attempt++) expect(await wrong()).toBe('wrong-sign-in')
    const closed = await nobody.refused(signIn, right)
    expect([closed.status, closed.code]).toEqual([422, 'locked-out'])
    expect((await nobody.refused(signIn, { ...right, login: clerk.toUpperCase() })).code).toBe('locked-out')
    expect((await nobody.ask(signIn, { login: approver, password: passwordOf(approver) })).status).toBe(200)
    await own.database.owner.query(`update sign_in_failure set at = at - interval '15 minutes'`)
    expect((await nobody.ask(signIn, right)).status).toBe(200)
  })

  test('an unknown login is answered, and closed, like a known one', async () => {
    const nobody = await own.as(null)
    const attempt = () => nobody.refused(signIn, { login: 'khong-co-ai', password: 'sai-mat-khau' })
    for (let count = 1; count <= 5; count++) expect((await attempt()).code).toBe('wrong-sign-in')
    expect((await attempt()).code).toBe('locked-out')
  })

  const invited = async (): Promise<{ accountId: string; login: string; token: string }> => {
    const [accountId, login] = [id(), `nguoi-${id().slice(-8)}`]
    const { invitationPath } = await admin.call(createAccount, { id: accountId, login, vi: 'Người mới' })
    return { accountId, login, token: new URLSearchParams(invitationPath.split('?')[1]).get('token') ?? '' }
  }
  const password = 'mat-khau-rat-dai'

  test('a one-time link sets a password once', async () => {
    const nobody = await own.as(null)
    const { login, token } = await invited()
    expect((await nobody.refused(signIn, { login, password })).code).toBe('wrong-sign-in')
    expect((await nobody.call(acceptInvitation, { token, password })).login).toBe(login)
    expect((await nobody.refused(acceptInvitation, { token, password: 'mat-khau-cua-nguoi-khac' })).code).toBe(
      'invitation-used',
    )
    expect((await nobody.call(signIn, { login, password })).login).toBe(login)
  })

  test('a one-time link that has expired, or whose account was disabled, sets nothing', async () => {
    const nobody = await own.as(null)
    const [late, disabled, good] = [await invited(), await invited(), await invited()]
    await own.database.owner.query(
      `update invitation set expires_at = now() - interval '1 second' where account_id = $1`,
      [late.accountId],
    )
    await admin.call(disableAccount, { accountId: disabled.accountId, isDisabled: true, reason: 'nhầm người' })
    expect((await nobody.refused(acceptInvitation, { token: late.token, password })).code).toBe('invitation-used')
    expect((await nobody.refused(acceptInvitation, { token: disabled.token, password })).code).toBe('invitation-used')
    expect((await accountOf(disabled.login)).hasPassword).toBe(false)
    expect((await nobody.ask(acceptInvitation, { token: good.token, password })).status).toBe(200)
  })

  test('a role opens a unit from the day it is granted until it ends', async () => {
    const { accountId, token } = await invited()
    const reply = await own.app.inject({
      method: 'POST',
      url: `/api/v1${acceptInvitation.path}`,
      headers: { 'x-thenchot': '1' },
      payload: { token, password },
    })
    const person = personWith(own.app, reply.cookies.find((cookie) => cookie.name === 'session')?.value)
    const look = async (): Promise<number> => (await person.ask(readBoard, quarter)).status
    const grant = { accountId, role: 'reader', unit, until: null } as const
    expect(await look()).toBe(404)
    await admin.call(grantRole, { ...grant, id: id(), from: '2024-04-04' })
    expect(await look()).toBe(404)
    const current = id()
    await admin.call(grantRole, { ...grant, id: current, from: '2024-04-03', until: '2024-04-04' })
    expect(await look()).toBe(200)
    await admin.call(endGrant, { grantId: current, reason: 'hết nhiệm vụ' })
    expect(await look()).toBe(404)
  })

  test('an administrator grants a role over a unit, or the administration of accounts, never a mixture', async () => {
    const { accountId } = await invited()
    const grant = { id: id(), accountId, from: '2024-01-01', until: null }
    expect((await admin.refused(grantRole, { ...grant, role: 'clerk', unit: null })).code).toBe('unit-and-role')
    expect((await admin.refused(grantRole, { ...grant, role: 'administrator', unit })).code).toBe('unit-and-role')
    expect((await admin.call(grantRole, { ...grant, role: 'clerk', unit })).id).toBe(grant.id)
    expect((await admin.refused(grantRole, { ...grant, id: id(), role: 'clerk', unit })).code).toBe('granted-already')
  })
})
