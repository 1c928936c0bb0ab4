import { type DocumentStore, type Query, scan } from '../../shared/documents'
import { type StoredLink, topicLinks } from '../topics.store'

/** All that was ever linked to a topic, the latest first; also what has ended. */
export const linksTo = (store: DocumentStore, topicId: string): Promise<readonly StoredLink[]> =>
  readAll(store, { index: 'by_topic', equals: { topicId }, direction: 'descending' })

/** Every link of the city that is still told. */
export const activeLinks = (store: DocumentStore): Promise<readonly StoredLink[]> =>
  readAll(store, { index: 'by_state', equals: { state: 'active' } })

async function readAll(store: DocumentStore, query: Omit<Query, 'limit' | 'cursor'>): Promise<readonly StoredLink[]> {
  const links: StoredLink[] = []
  for await (const page of scan(store, topicLinks, query)) links.push(...page)
  return links
}
