import {
  CLOSE_SILENT,
  closeSilentMessages,
  lineUpQueues,
  messages,
  workItems,
} from '../../../../cloudfunctions/messages'
import { ALWAYS, people } from '../../../support/small-city'
import { HandledCase } from '../handled-case'

/** An answered message whose rows are as an earlier release left them. */
async function answered() {
  const one = await HandledCase.open()
  await one.reply()
  const { store, deps, clock } = one.city
  const queue = `${CLOSE_SILENT}:${one.view.id}`
  const load = async () => {
    const message = await store.get(messages, one.view.id)
    if (message === null) throw new Error('lost')
    return message
  }
  const afterAWeek = async () => {
    clock.to('2026-07-20T01:00:00.000Z')
    await closeSilentMessages(deps, ALWAYS)
    return (await load()).status
  }
  return { one, store, deps, queue, load, afterAWeek }
}

describe('rows that an earlier release left out of line', () => {
  it('are written where one is missing: the message would never have been closed', async () => {
    const { store, deps, queue, load, afterAWeek } = await answered()
    await store.transact(async (transaction) => {
      const [row, message] = [await transaction.get(workItems, queue), await load()]
      if (row !== null) transaction.remove(workItems, row)
      const { [CLOSE_SILENT]: _gone, ...queues } = message.queues
      transaction.put(messages, { ...message, queues })
    })
    expect(await lineUpQueues(deps)).toEqual({ looked: 1, written: 1 })
    expect((await store.get(workItems, queue))?.open).toBe('yes')
    expect(await afterAWeek()).toBe('closed')
    expect(await lineUpQueues(deps)).toEqual({ looked: 1, written: 0 })
  })
  it('are ordered anew, and written over where the message did not know of them', async () => {
    const { store, deps, queue, load, afterAWeek } = await answered()
    await store.transact(async (transaction) => {
      const [row, message] = [await transaction.get(workItems, queue), await load()]
      if (row !== null) transaction.put(workItems, { ...row, sortKey: '2099-01-01' })
      const { [CLOSE_SILENT]: _gone, ...queues } = message.queues
      transaction.put(messages, { ...message, queues })
    })
    expect(await lineUpQueues(deps)).toEqual({ looked: 1, written: 1 })
    expect(await afterAWeek()).toBe('closed')
  })
  it('are taken away where nothing waits any more', async () => {
    const { one, store, deps, load } = await answered()
    const message = await load()
    const stray = `desk:${message.id}`
    await store.transact(async (transaction) => {
      const row = await transaction.get(workItems, `unit:heating:${message.id}`)
      if (row === null) throw new Error('no row')
      transaction.insert(workItems, { ...row, id: stray, queue: 'desk', open: 'yes' })
      transaction.put(messages, { ...message, queues: { ...message.queues, desk: 1 } })
    })
    expect(await one.inbox('dispatcher')).toHaveLength(1)
    await lineUpQueues(deps)
    expect(await one.inbox('dispatcher')).toEqual([])
    expect(await store.get(workItems, stray)).toBeNull()
  })
  it('and what is in line is not written', async () => {
    const one = await HandledCase.open()
    await one.accept()
    const before = await one.city.store.get(messages, one.view.id)
    expect(await lineUpQueues(one.city.deps)).toEqual({ looked: 1, written: 0 })
    expect(await one.city.store.get(messages, one.view.id)).toEqual(before)
    await one.handling.draft_reply(people.handler, { ...one.on(), body: '今晚恢复供热，请放心。', outcome: 'solved' })
    expect(await lineUpQueues(one.city.deps)).toEqual({ looked: 1, written: 0 })
  })
})
