import { defineCollection } from '../shared/documents'
import type { HistoricMessage } from './domain/historic-message'

/** What earlier systems left behind, apart from the messages that are worked on. Found by id, or read whole in its order. */
export const historyMessages = defineCollection<HistoricMessage>('history_messages', [{ name: 'by_id', equals: [] }])
