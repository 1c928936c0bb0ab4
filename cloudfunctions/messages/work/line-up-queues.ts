import { type DocumentStore, scan, type Transaction } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import type { Surroundings } from '../../shared/kernel/core-deps'
import type { Message } from '../domain/message'
import { messages, workItems } from '../messages.store'
import { keepsDone, queuesOf } from '../queues'
import { recordChange } from '../record-change'

/** Messages in one transaction. */
const BATCH = 20

type Deps = Pick<Surroundings, 'clock' | 'ids'> & { readonly store: DocumentStore }

/**
 * Brings the rows of all work lists and timers in line with their messages. Rows change with their message alone: what an
 * earlier release left out, or left behind, stays so until the message is written again. Safe beside the server and as
 * often as one likes.
 */
export async function lineUpQueues(deps: Deps): Promise<{ looked: number; written: number }> {
  let looked = 0
  let written = 0
  for await (const page of scan(deps.store, messages, { index: 'by_id', equals: {} }))
    for (let at = 0; at < page.length; at += BATCH) {
      const batch = page.slice(at, at + BATCH)
      const wrote = await deps.store.transact((transaction) =>
        Promise.all(batch.map(({ id }) => lineUp(deps, transaction, id))),
      )
      looked += batch.length
      written += wrote.filter(Boolean).length
    }
  return { looked, written }
}

/** @returns whether the message had to be written, with its rows. */
async function lineUp(deps: Deps, transaction: Transaction, id: string): Promise<boolean> {
  const message = await transaction.get(messages, id)
  if (message === null) return false
  const wanted = queuesOf(message)
  const names = [...new Set([...wanted.keys(), ...Object.keys(message.queues)])]
  const rows = await Promise.all(names.map((queue) => transaction.get(workItems, `${queue}:${id}`)))
  const isRight = names.every((queue, at) => {
    const [row, want] = [rows[at] ?? null, wanted.get(queue)]
    if (row === null) return want === undefined && message.queues[queue] === undefined
    if (row.version !== message.queues[queue] || row.messageVersion !== message.version) return false
    if (want === undefined) return row.open === 'no' && keepsDone(queue, message)
    return row.open === 'yes' && row.sortKey === (want.sortKey ?? message.sortKey)
  })
  if (isRight) return false
  const queues = Object.fromEntries(names.flatMap((queue, at) => (rows[at] ? [[queue, rows[at].version]] : [])))
  const held: Message = { ...message, queues }
  const acting = { actor: SYSTEM, now: deps.clock.now() }
  recordChange(transaction, deps, acting, 'command:messages.line_up', message, { message: held, events: [] })
  return true
}
