import { type ServiceItem, type ServiceRow, servicesContract } from '../../types/services.contract'
import type { Directory, DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import { decodeCursor, encodeCursor } from '../shared/documents/query-plan'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import { clipped } from '../shared/kernel/clipped'
import type { Clock } from '../shared/kernel/clock'
import { DomainError } from '../shared/kernel/domain-error'
import { storedCatalogue } from './catalogue'
import { SERVICES_COPY } from './copy'
import type { ServiceItemDocument } from './service-item'

export interface ServicesDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly directory: DirectorySource
}

/** As many as a person reads through after a search. */
const MAX_FOUND = 20

/** 便民服务: the items people come for, listed, searched and shown. */
export function servicesFunction(deps: ServicesDeps): ServedModule {
  const catalogues = storedCatalogue(deps.store, deps.clock)
  return serve('services', servicesContract, {
    async list({ input: { topic, cursor, limit } }) {
      const [catalogue, directory] = await Promise.all([catalogues.current(), deps.directory.current()])
      const isAfter = cursor === undefined ? () => true : follows(decodeCursor(cursor))
      const items = catalogue.items.filter((item) => (topic === undefined || item.topic === topic) && isAfter(item))
      const rows = items.slice(0, limit)
      const last = items.length > limit ? rows.at(-1) : undefined
      return {
        items: rows.map((item) => toRow(item, directory)),
        topics: [...catalogue.topics],
        nextCursor: last === undefined ? null : encodeCursor(last.rank, last.id),
      }
    },
    async search({ input }) {
      const [catalogue, directory] = await Promise.all([catalogues.current(), deps.directory.current()])
      const { hits, near } = catalogue.search(input.query, MAX_FOUND)
      const rowsOf = (ids: readonly string[]): ServiceRow[] =>
        ids.flatMap((id) => catalogue.find.get(id) ?? []).map((item) => toRow(item, directory))
      return { items: rowsOf(hits), near: rowsOf(near) }
    },
    async get({ input }) {
      const [catalogue, directory] = await Promise.all([catalogues.current(), deps.directory.current()])
      const item = catalogue.find.get(input.id)
      if (item === undefined) throw new DomainError('not_found', {}, { say: SERVICES_COPY.itemGone })
      return toItem(item, directory)
    },
  })
}

/** Whether an item stands behind a place in the order of lists. */
const follows =
  ({ value, id }: ReturnType<typeof decodeCursor>) =>
  (item: ServiceItemDocument): boolean =>
    item.rank === value ? item.id > id : item.rank > Number(value)

/** Characters of a summary that a list shows. */
const SUMMARY_IN_LISTS = 100

const toRow = (item: ServiceItemDocument, directory: Directory): ServiceRow => ({
  id: item.id,
  name: item.name,
  topic: item.topic,
  unitName: directory.nameOf(item.unitId),
  summary: clipped(item.summary, SUMMARY_IN_LISTS),
})

const toItem = (item: ServiceItemDocument, directory: Directory): ServiceItem => ({
  ...toRow(item, directory),
  summary: item.summary,
  unitId: item.unitId,
  content: item.content,
  basis: item.basis,
  timeLimit: item.timeLimit,
  audience: item.audience,
  materials: [...item.materials],
  steps: [...item.steps],
  channels: [...item.channels],
  fee: item.fee,
  ...(item.phone === undefined ? {} : { phone: item.phone }),
})
