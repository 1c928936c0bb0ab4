import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { answerJoins, publicAnswers } from '../../cloudfunctions/answers'
import { submitMessage } from '../../cloudfunctions/messages'
import { notices, type Outgoing } from '../../cloudfunctions/notifications'
import { AUDIENCE } from '../../cloudfunctions/notifications/audience'
import { routingRuleBooks, RULE_BOOK_ID } from '../../cloudfunctions/routing/routing.store'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { everyJob } from '../../cloudfunctions/runtime/jobs/every-job'
import type { JobName } from '../../cloudfunctions/runtime/schedule'
import { DIRECTORY_ID, directories } from '../../cloudfunctions/hall/unit'
import { SubmitMessageInput } from '../../types/messages.contract'
import { SHEET_LIMITS } from '../../types/messages.terms'
import { openSmallCity, people, requestId, smallDirectory } from '../support/small-city'
import { watchedStore } from '../support/watched-store'

/** What one transaction of WeChat cloud bears ("about a hundred", docs/operations.md). */
const MOST_WRITES = 100

/** A city that also sends what it tells, where the person accepted: each notice of an office then waits to be sent. */
const template = { id: 'template', fields: {} }
const outgoing: Outgoing = {
  sender: { send: () => Promise.resolve({ ended: 'sent' }) },
  templates: {
    citizen_answer: template,
    citizen_question: template,
    citizen_progress: template,
    staff_task: template,
  },
}

/** A minute in which 70 people wrote of danger to life, each into a collection or two of every consumer. */
async function busyMinute() {
  const { store, largest } = openWatched()
  const city = openSmallCity(store)
  const { id: _id, version: _version, ...directory } = smallDirectory.document
  await store.transact(async (transaction) => {
    transaction.insert(directories, { id: DIRECTORY_ID, ...directory })
  })
  for (let n = 0; n < 70; n += 1) {
    const citizen = { ...people.citizen, id: `citizen-${n}` }
    const body = `小区里燃气泄漏，味道很大，随时可能爆炸，请马上来人。第${n}次反映。`
    const input = { requestId: requestId(n), kind: 'complaint', addresseeId: 'heating', body }
    expect((await submitMessage(city.deps)(citizen, SubmitMessageInput.parse(input))).urgent).toBe(true)
  }
  largest()
  city.clock.onHours(3)
  const deps = { ...moduleDeps(city.deps, store, city.deps.vault, () => undefined), outgoing }
  return { deps, largest }
}

/** A store, and how many documents the largest transaction wrote since that was asked last. */
function openWatched() {
  let most = 0
  const store = watchedStore(memoryStore(), (deeds) => {
    most = Math.max(most, deeds.filter(({ what }) => what !== 'get').length)
  })
  const largest = (): number => {
    const seen = most
    most = 0
    return seen
  }
  return { store, largest }
}

describe('on WeChat cloud', () => {
  it('no sweep and no job of a busy minute writes more in one transaction than the platform takes', async () => {
    const { deps, largest } = await busyMinute()
    const deadline = Date.parse(deps.clock.now()) + 15_000
    const wrote: [JobName, number][] = []
    for (const name of Object.keys(everyJob) as JobName[]) {
      if (name.startsWith('audit.')) continue // sealed by the batch of its home (`cloudbase.main.ts`)
      expect([name, await everyJob[name]({ deps, holder: 'tick', deadline })]).toEqual([name, true])
      wrote.push([name, largest()])
    }
    expect(wrote.filter(([, writes]) => writes > MOST_WRITES)).toEqual([])
    expect(wrote.filter(([, writes]) => writes > 60).length).toBeGreaterThan(1)
  })

  it('hundreds who joined an answer that is changed are told in as many transactions as that takes', async () => {
    const { store, largest } = openWatched()
    const { clock, deps: small } = openSmallCity(store)
    const at = clock.now()
    const answer = {
      messageId: 'm',
      state: 'public',
      kind: 'help',
      title: '停暖',
      question: '何时恢复',
      answer: '已恢复',
    } as const
    const news = { news: { number: 1, what: 'changed', at }, telling: 'yes' } as const
    const told = { unitId: 'heating', askedAt: at, releasedAt: at, releasedBy: 'chief', joiners: 300 }
    await store.transact(async (transaction) => {
      transaction.insert(publicAnswers, { id: 'answer', ...answer, ...news, ...told })
      for (let n = 0; n < 300; n += 1)
        transaction.insert(answerJoins, { id: `join-${n}`, answerId: 'answer', citizenId: `citizen-${n}`, at })
    })
    largest()
    const deps = { ...moduleDeps(small, store, small.vault, () => undefined), outgoing }
    const run = { deps, holder: 'tick', deadline: Date.parse(at) + 15_000 }
    for (const name of ['answers.tell_joiners', 'notifications.sweep_outbox'] as const)
      expect([name, await everyJob[name](run)]).toEqual([name, true])
    expect(largest()).toBeLessThanOrEqual(MOST_WRITES)
    for (const n of [0, 150, 299]) {
      const audience = { audience: `person:citizen-${n}` }
      const { items } = await store.query(notices, { index: 'by_audience', equals: audience, limit: 10 })
      expect(items).toHaveLength(1)
    }
  })

  it('the press office is told of sixty rules whose unit closed in as many transactions as that takes', async () => {
    const { store, largest } = openWatched()
    const { clock, deps: small } = openSmallCity(store)
    const rule = { unitId: 'closed-since', when: { words: ['暖气'] }, source: '职责', enabled: true }
    const rules = Array.from({ length: 60 }, (_, n) => ({ ...rule, id: `rule-${n}`, name: `规则${n}` }))
    await store.transact(async (transaction) =>
      transaction.insert(routingRuleBooks, { id: RULE_BOOK_ID, rules, threshold: 0.5 }),
    )
    largest()
    const deps = { ...moduleDeps(small, store, small.vault, () => undefined), outgoing }
    const run = { deps, holder: 'tick', deadline: Date.parse(clock.now()) + 15_000 }
    for (const name of ['routing.check_rules', 'notifications.sweep_outbox'] as const)
      expect([name, await everyJob[name](run)]).toEqual([name, true])
    expect(largest()).toBeLessThanOrEqual(MOST_WRITES)
    expect((await store.get(routingRuleBooks, RULE_BOOK_ID))?.rules.filter(({ enabled }) => enabled)).toEqual([])
    const told = await store.query(notices, { index: 'by_audience', equals: { audience: AUDIENCE.chiefs }, limit: 100 })
    expect(told.items).toHaveLength(60)
  })

  it('a signed sheet of the most parts goes in one transaction: its parts, itself and a line of the audit log', () => {
    expect(SHEET_LIMITS.parts + 2).toBeLessThanOrEqual(MOST_WRITES)
  })
})
