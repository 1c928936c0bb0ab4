import type { SupervisionDocumentView, SupervisionRow } from '../../types/supervision.contract'
import type { Directory } from '../hall'
import { type Actor, hasRole } from '../shared/kernel/actor'
import { SUPERVISION_COPY, SUPERVISION_TITLES } from './copy'
import { isInternal } from './domain/ladder'
import { PRESS_OFFICE_KEY, type SupervisionDocument } from './domain/supervision-document'

/** The unit of a document as the wire names it. */
export const unitOf = (unitKey: string, directory: Directory) =>
  unitKey === PRESS_OFFICE_KEY
    ? { unitName: SUPERVISION_COPY.pressOffice }
    : { unitId: unitKey, unitName: directory.nameOf(unitKey) }

export const toRow = (document: SupervisionDocument, directory: Directory): SupervisionRow => ({
  id: document.id,
  messageId: document.messageId,
  code: document.code,
  kind: document.kind,
  form: document.form,
  state: document.state,
  ...unitOf(document.unitKey, directory),
  dueOn: document.dueOn,
  createdAt: document.createdAt,
  version: document.version,
})

/** A document for a reader who may have it. Staff ids stay inside; a signature shows the name. */
export function toView(document: SupervisionDocument, actor: Actor, directory: Directory): SupervisionDocumentView {
  const { signed, closed } = document
  return {
    ...toRow(document, directory),
    title: SUPERVISION_TITLES[document.form],
    addressee: document.addressee,
    paragraphs: [...document.paragraphs],
    internal: isInternal(document.form),
    ...(signed === undefined
      ? {}
      : {
          signed: { by: signed.name, at: signed.at, ...(signed.note === undefined ? {} : { note: signed.note }) },
        }),
    ...(closed === undefined ? {} : { closed: { at: closed.at, result: closed.result } }),
    allowedActions: hasRole(actor, 'supervisor') ? actionsIn(document) : [],
  }
}

const actionsIn = ({ state }: SupervisionDocument): SupervisionDocumentView['allowedActions'] =>
  state === 'draft'
    ? ['sign', 'close', 'instruct']
    : state === 'signed'
      ? ['close', 'instruct']
      : state === 'sent'
        ? ['instruct']
        : []
