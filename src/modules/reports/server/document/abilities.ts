import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { covers, requireRole } from '../../../accounts/access.ts'
import type { Role } from '../../../accounts/contract.ts'
import { type DocumentEvent, type DocumentState, documentLife } from '../../document/life.ts'
import type { OpenedDocument } from './load.ts'

/** What the life of a document says to an event. */
export function stepFrom(state: DocumentState, event: DocumentEvent): Outcome<DocumentState> {
  const answer = documentLife[state][event]
  return typeof answer === 'string' ? accept(answer) : { ok: false, refusal: answer }
}

const hasRole = ({ catalogue, reader, document }: OpenedDocument, roles: readonly Role[]): boolean =>
  covers(catalogue.forest, reader, roles, document.unitId, document.last)

const needs = ({ catalogue, reader, document }: OpenedDocument, role: Role): Outcome<true> =>
  requireRole(catalogue.forest, reader, role, document.unitId, document.last)

/** Clerks of the unit write all of it; who was put in charge of a section writes that one. */
export const mayWriteAll = (opened: OpenedDocument): Outcome<true> => needs(opened, 'clerk')

export function mayWriteSome(opened: OpenedDocument): Outcome<true> {
  const asClerk = mayWriteAll(opened)
  if (asClerk.ok || opened.mine.size > 0) return accept(true)
  return refuse(
    'not-a-writer',
    'Việc này dành cho người nhập số liệu của đơn vị hoặc người được phân công viết một phần.',
    'This is for a clerk of the unit, or for who was put in charge of a section.',
  )
}

export const mayApproveSections = (opened: OpenedDocument): Outcome<true> => needs(opened, 'approver')

/** Who may give an opinion without having been asked. */
export const opinesByRole = (opened: OpenedDocument): boolean => hasRole(opened, ['approver', 'issuer'])

/** The role that a step of its life needs. */
export function mayStep(opened: OpenedDocument, event: DocumentEvent): Outcome<true> {
  switch (event) {
    case 'return':
      return hasRole(opened, ['approver', 'issuer'])
        ? accept(true)
        : refuse(
            'lacks-role',
            'Trả lại văn bản cần quyền duyệt hoặc ban hành đối với đơn vị này.',
            'Returning a document needs the role of approver or issuer over this unit.',
          )
    case 'freeze':
    case 'unfreeze':
    case 'issue':
      return needs(opened, 'issuer')
    default:
      return needs(opened, 'clerk')
  }
}

/** A document that is frozen, issued or given up takes no more remarks, versions or owners. */
export const isOpenToWork = (state: DocumentState): Outcome<true> => {
  if (state === 'draft' || state === 'opinions' || state === 'signing') return accept(true)
  const step = stepFrom(state, 'write')
  return step.ok ? accept(true) : step
}

export const mayWriteNow = ({ document }: OpenedDocument): Outcome<DocumentState> => stepFrom(document.state, 'write')
