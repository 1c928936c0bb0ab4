import {
  freeMerged,
  handlingUseCases,
  isOpen,
  isOutdated,
  linkPublicAnswer,
  type Message,
  mergeMessage,
  messages,
  submitMessage,
  tellMerged,
  unmergeMessage,
  withdrawConsent,
} from '../../../cloudfunctions/messages'
import { mergeRefusal } from '../../../cloudfunctions/messages/domain/merge-refusal'
import { allowedActions } from '../../../cloudfunctions/messages/domain/message.rights'
import { flagLater } from '../../../cloudfunctions/messages/domain/screening'
import { recordChange } from '../../../cloudfunctions/messages/record-change'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { fc } from '../../support/property'
import { ALWAYS, openSmallCity, people, requestId, smallDirectory, type SmallCity } from '../../support/small-city'
import { checkFigures } from './recount'

const COUNT = 4
const step = fc.record({
  what: fc.constantFrom(
    'merge',
    'merge',
    'unmerge',
    'answer',
    'release',
    'tell',
    'free',
    'rate',
    'withdraw',
    'call_back',
    'wait',
    'consent',
    'private',
  ),
  one: fc.nat(COUNT - 1),
  other: fc.nat(COUNT - 1),
  content: fc.boolean(),
})

async function openCity() {
  const city = openSmallCity()
  const ids: string[] = []
  for (let n = 0; n < COUNT; n += 1) {
    const body = `和平路停暖，家里只有十度。第${n}户`
    // The last one's owner allows no public answer: nothing may be merged into it.
    const input = {
      requestId: requestId(n + 1),
      kind: 'help',
      body,
      addresseeId: 'heating',
      wantsPublic: n < COUNT - 1,
    }
    ids.push((await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))).id)
  }
  return { city, ids }
}

async function load(city: SmallCity, id: string): Promise<Message> {
  const found = await city.store.get(messages, id)
  if (found === null) throw new Error('a message was lost')
  return found
}

/** Runs an action as whoever may; what the rules refuse changes nothing. */
async function run(
  city: SmallCity,
  ids: readonly string[],
  { what, one, other, content }: { what: string; one: number; other: number; content: boolean },
) {
  const { deps } = city
  const source = await load(city, ids[one] ?? '')
  const target = await load(city, ids[other] ?? '')
  const on = { id: source.id, version: source.version }
  const handling = handlingUseCases(deps)
  if (what === 'wait') return city.clock.onHours(content ? 30 : 150)
  if (what === 'merge') {
    const today = shanghaiDay(city.clock.now())
    const may =
      allowedActions(source, people.handler, today).includes('merge') &&
      mergeRefusal(source, target, smallDirectory.nameOf) === null
    const merged = mergeMessage(deps)(people.handler, { ...on, intoId: target.id }).then(() => true)
    const refused = (error: unknown) => {
      if (error instanceof DomainError) return false
      throw error
    }
    expect(await merged.catch(refused)).toBe(may)
  } else if (what === 'unmerge') await unmergeMessage(deps)(people.handler, { ...on, reason: '不是同一件事' })
  else if (what === 'answer') {
    if (source.status === 'dispatched') await handling.accept(people.handler, on)
    const { draft } = await handling.draft_reply(people.handler, {
      ...on,
      version: (await load(city, source.id)).version,
      body: '已经恢复供暖。',
      outcome: 'solved',
    })
    const version = (await load(city, source.id)).version
    await handling.approve_reply(people.approver, { ...on, version, contentHash: draft?.contentHash ?? '' })
  } else if (what === 'release') {
    if (source.replies.length === 0 || source.publicAnswerId !== undefined || source.status === 'merged') return
    await city.store.transact(async (transaction) => {
      const acting = actingNow(deps, people.chief)
      recordChange(
        transaction,
        deps,
        acting,
        'answers.release',
        source,
        linkPublicAnswer(source, `answer-${source.id}`, acting),
      )
    })
  } else if (what === 'tell') await tellMerged(deps, ALWAYS)
  else if (what === 'free') await freeMerged(deps, ALWAYS)
  else if (what === 'rate')
    await handling.rate(people.citizen, { ...on, solved: content ? 'yes' : 'no', satisfaction: content ? 5 : 1 })
  else if (what === 'withdraw') await handling.withdraw(people.citizen, { ...on, voluntary: true })
  else if (what === 'consent') await withdrawConsent(deps, people.citizen, { what: 'public_display', id: source.id })
  else if (what === 'private') await keepPrivate(city, source)
  else await handling.call_back(people.chief, { ...on, result: content ? 'close' : 'rework', grounds: '已核实' })
}

/** A machine points at the message, and whoever looks keeps it out of public sight. */
async function keepPrivate(city: SmallCity, message: Message) {
  const flagged = await city.store.transact(async (transaction) => {
    const acting = actingNow(city.deps, people.dispatcher)
    const flag = flagLater(message, { suggestion: 'review', labels: ['广告'] }, acting)
    return recordChange(transaction, city.deps, acting, 'messages.flag', message, flag)
  })
  await handlingUseCases(city.deps).clear_screening(people.dispatcher, {
    id: message.id,
    version: flagged.version,
    keepPrivate: true,
  })
}

/** Nobody but its writer will ever read an answer to it. */
const staysUnread = ({ wantsPublic, screening }: Message): boolean =>
  !wantsPublic || screening?.cleared?.keepPrivate === true

describe('merging and its undoing in any order', () => {
  it('loses no message, no owner who waits for the answer, and no rating', async () => {
    const told = new Set<string>()
    const left = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
        const { city, ids } = await openCity()
        const ratings = new Map<string, number>()
        for (const one of steps) {
          const before = await Promise.all(ids.map((id) => load(city, id)))
          await run(city, ids, one).catch((error: unknown) => {
            if (!(error instanceof DomainError)) throw error
          })
          const all = await Promise.all(ids.map((id) => load(city, id)))
          for (const message of all) {
            const target = all.find(({ id }) => id === message.mergedInto)
            if (message.status === 'merged') {
              // Its case knows of it, lies in no other case, and takes no report.
              expect(target?.mergedIds).toContain(message.id)
              expect(target).not.toHaveProperty('mergedInto')
              expect(message.mergedIds ?? []).toEqual([])
            }
            // Whoever withdrew lies in no case any more; the case goes on with the others.
            if (message.status === 'withdrawn') {
              expect(message.mergedInto).toBeUndefined()
              for (const other of all)
                expect([...(other.mergedIds ?? []), ...(other.mergedPending ?? [])]).not.toContain(message.id)
            }
            const was = before.find(({ id }) => id === message.id)
            if (was?.status === 'merged' && message.status === 'withdrawn') left.add(message.id)
            if (message.mergedAnswered === true) told.add(message.id)
            // Only who has the answer is said to be answered, and is asked to rate it.
            expect(message.mergedAnswered === true).toBe(message.mergedAnswer !== undefined)
            // A rating is only ever replaced by a reworking of the same message.
            const rated = ratings.get(message.id)
            if (rated !== undefined && message.rating === undefined)
              expect(message.timeline.map(({ what: happened }) => happened)).toContain('reworked')
            // What is worked on can be rated once it is answered, and nobody is called back about it before.
            if (isOpen(message.status)) expect([message.rated, message.callBackOpen]).toEqual([false, false])
            if (message.rating !== undefined) ratings.set(message.id, message.rating.satisfaction)
          }
          expect(all.filter(({ version }, at) => version < (before[at]?.version ?? 0))).toEqual([])
        }
        await checkFigures(city)
        // Whoever is merged into an answered case is told in the end; nobody waits in a case that ended.
        await tellMerged(city.deps, ALWAYS)
        await freeMerged(city.deps, ALWAYS)
        const last = await Promise.all(ids.map((id) => load(city, id)))
        for (const message of last.filter(({ status }) => status === 'merged')) {
          const target = last.find(({ id }) => id === message.mergedInto)
          expect(['withdrawn', 'not_accepted', 'redirected']).not.toContain(target?.status)
          // Who has no answer waits for one that may come.
          if (message.mergedAnswered !== true) expect(target !== undefined && staysUnread(target)).toBe(false)
          if (target?.publicAnswerId !== undefined && !isOpen(target.status) && !isOutdated(target))
            expect(message.mergedAnswer?.id).toBe(target.publicAnswerId)
        }
      }),
      { numRuns: 150 },
    )
    expect(told.size).toBeGreaterThan(0)
    expect(left.size).toBeGreaterThan(0)
  })

  it.each(['consent', 'private'])(
    'lets go of who waits for an answer that may not become public (%s)',
    async (what) => {
      const { city, ids } = await openCity()
      const [a = '', b = '', c = ''] = ids
      const on = async (id: string) => ({ id, version: (await load(city, id)).version })
      await mergeMessage(city.deps)(people.handler, { ...(await on(b)), intoId: a })
      await run(city, ids, { what: 'answer', one: 0, other: 0, content: true })
      await run(city, ids, { what: 'release', one: 0, other: 0, content: true })
      await tellMerged(city.deps, ALWAYS)
      await mergeMessage(city.deps)(people.handler, { ...(await on(c)), intoId: a })
      await run(city, ids, { what, one: 0, other: 0, content: true })
      await freeMerged(city.deps, ALWAYS)
      // Who was told reads the answer still; who was not goes on as a case of its own, and reads why.
      expect(await load(city, b)).toMatchObject({ status: 'merged', mergedAnswered: true })
      const freed = await load(city, c)
      expect(freed).toMatchObject({ status: 'dispatched' })
      expect(freed.mergedInto).toBeUndefined()
      expect(freed.timeline.at(-1)).toMatchObject({
        what: 'unmerged',
        note: '合并办理的事项不能公开答复，单独继续办理',
      })
      expect(await load(city, a)).toMatchObject({ mergedIds: [b] })
      // Done once: nothing is left in the queue, and nothing more goes in.
      expect(await freeMerged(city.deps, ALWAYS)).toBe(0)
      await expect(mergeMessage(city.deps)(people.handler, { ...(await on(c)), intoId: a })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    },
  )

  it('two people who merge each into the other at once do not close both', async () => {
    const { city, ids } = await openCity()
    const [a = '', b = ''] = ids
    const done = await Promise.allSettled([
      mergeMessage(city.deps)(people.handler, { id: a, version: 1, intoId: b }),
      mergeMessage(city.deps)(people.both, { id: b, version: 1, intoId: a }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const both = await Promise.all([load(city, a), load(city, b)])
    expect(both.map(({ status }) => status).sort()).toEqual(['dispatched', 'merged'])
  })
})
