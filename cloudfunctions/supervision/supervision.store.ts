import { defineCollection } from '../shared/documents'
import type { SupervisionDocument } from './domain/supervision-document'
import type { UrgentWatch } from './urgent-watch'
import type { WatchedClock } from './domain/watched'

/** One row a promise; the tick asks for what is due and reads nothing else. */
export const clocks = defineCollection<WatchedClock>('clocks', [
  { name: 'due', equals: ['open'], order: 'nextCheckOn' },
])

/** One row an urgent message, while it is owed something by an hour. */
export const urgentWatches = defineCollection<UrgentWatch>('urgent_watches', [
  { name: 'due', equals: ['open'], order: 'nextCheckAt' },
])

/** 催办、超期催办通知书、督办单、问责线索 and 督办意见. */
export const supervisionDocuments = defineCollection<SupervisionDocument>('supervision_documents', [
  { name: 'by_message', equals: ['messageId'], order: 'createdAt' },
  { name: 'by_state', equals: ['state'], order: 'createdAt' },
  { name: 'by_state_form', equals: ['state', 'form'], order: 'createdAt' },
  { name: 'by_state_unit', equals: ['state', 'unitKey'], order: 'createdAt' },
  { name: 'by_state_form_unit', equals: ['state', 'form', 'unitKey'], order: 'createdAt' },
])
