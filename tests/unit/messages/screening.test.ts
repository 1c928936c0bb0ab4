import {
  countInbox,
  getMessage,
  handlingUseCases,
  messages,
  readInbox,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { flagLater } from '../../../cloudfunctions/messages/domain/screening'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { SYSTEM } from '../../../cloudfunctions/shared/kernel/actor'
import type { SafetySuggestion } from '../../../cloudfunctions/shared/kernel/content-safety'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, requestId } from '../../support/small-city'

function openChecked(suggestion: SafetySuggestion, labels: readonly string[] = ['广告']) {
  const city = openSmallCity()
  const deps = { ...city.deps, safety: { check: () => Promise.resolve({ suggestion, labels }) } }
  const handling = handlingUseCases(deps)
  let requests = 0
  return {
    deps,
    clock: city.clock,
    stored: (id: string) => city.store.get(messages, id),
    handling,
    submit: (more: object = {}) =>
      submitMessage(deps)(
        people.citizen,
        SubmitMessageInput.parse({
          requestId: requestId((requests += 1)),
          kind: 'complaint',
          body: '家里暖气三天不热，没人来修。',
          addresseeId: 'heating',
          ...more,
        }),
      ),
    see: (id: string, who: keyof typeof people) => getMessage(deps)(people[who], { id }),
    counts: (who: keyof typeof people) => countInbox(deps)(people[who]),
    inbox: async (who: keyof typeof people) =>
      (await readInbox(deps)(people[who], { limit: 20 })).items.map(({ id, status }) => [id, status]),
    async reply(id: string) {
      const on = async () => ({ id, version: (await getMessage(deps)(people.handler, { id })).version })
      await handling.accept(people.handler, await on())
      const body = '已派人上门检修，今晚恢复供热。'
      const drafted = await handling.draft_reply(people.handler, { ...(await on()), body, outcome: 'solved' })
      const contentHash = drafted.draft?.contentHash ?? ''
      await handling.approve_reply(people.approver, { ...(await on()), contentHash })
    },
    /** The ids that somebody reads who turns pages of one row. */
    async leaf(who: keyof typeof people) {
      const ids: string[] = []
      let cursor: string | null = null
      do {
        const page = await readInbox(deps)(people[who], { limit: 1, ...(cursor === null ? {} : { cursor }) })
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      return ids
    },
  }
}

describe('a message that a machine points at', () => {
  it('waits for a dispatcher where it is risky, and its citizen’s clock runs from submission', async () => {
    const city = openChecked('risky')
    const sent = await city.submit()
    expect(sent).toMatchObject({ status: 'screening', citizenStatus: 'submitted', replyDueOn: '2026-07-10' })
    expect(sent.screening).toBeUndefined()
    expect(sent.timeline.map(({ what }) => what)).toEqual(['submitted'])
    expect(await city.inbox('dispatcher')).toEqual([[sent.id, 'screening']])
    expect(await city.inbox('handler')).toEqual([])
    // Friday 09:00 in Shanghai and 4 working hours: 12:00, then 13:30 to 14:30.
    expect((await city.see(sent.id, 'dispatcher')).screening).toEqual({
      suggestion: 'risky',
      labels: ['广告'],
      dueAt: '2026-07-03T06:30:00.000Z',
    })

    city.clock.to('2026-07-06T01:00:00.000Z')
    const cleared = await city.handling.clear_screening(people.dispatcher, {
      id: sent.id,
      version: 1,
      keepPrivate: false,
    })
    expect(cleared).toMatchObject({ status: 'dispatched', unitId: 'heating', replyDueOn: '2026-07-10' })
    expect(await city.inbox('dispatcher')).toEqual([])
    expect(await city.inbox('handler')).toEqual([[sent.id, 'dispatched']])
    expect((await city.see(sent.id, 'citizen')).timeline.map(({ what }) => what)).toEqual(['submitted', 'dispatched'])
  })

  it('goes to the press office’s desk after the look where no unit was named', async () => {
    const city = openChecked('risky')
    const { id } = await city.submit({ addresseeId: undefined, body: '请帮帮我，谢谢你们。' })
    const cleared = await city.handling.clear_screening(people.dispatcher, { id, version: 1, keepPrivate: true })
    expect(cleared.status).toBe('pending_dispatch')
    expect(await city.inbox('dispatcher')).toEqual([[id, 'pending_dispatch']])
  })

  it('waits no longer once somebody looked, and its unit reads why it came', async () => {
    const city = openChecked('risky')
    const direct = await city.submit()
    const open = await city.submit({ addresseeId: undefined, body: '请帮帮我，谢谢你们。' })
    for (const { id, version } of [direct, open])
      await city.handling.clear_screening(people.dispatcher, { id, version, keepPrivate: false })
    expect((await city.see(direct.id, 'handler')).timeline.slice(-2)).toMatchObject([
      { what: 'screened' },
      { what: 'dispatched', unitName: '市供热公司', note: '按留言时的选择，转交市供热公司' },
    ])
    for (const { id } of [direct, open]) {
      expect((await city.see(id, 'dispatcher')).allowedActions).not.toContain('clear_screening')
      expect((await city.stored(id))?.screening?.cleared).toMatchObject({ keepPrivate: false })
    }
  })

  it('is pointed at again: what was found and not looked at yet stays, what somebody looked at does not', async () => {
    const city = openChecked('review')
    const { id, version } = await city.submit()
    const flag = async () => {
      const message = await city.stored(id)
      const acting = actingNow(city.deps, SYSTEM)
      return message && flagLater(message, { suggestion: 'review', labels: ['辱骂'] }, acting).message.screening
    }
    expect(await flag()).toEqual({ suggestion: 'review', labels: ['广告', '辱骂'] })
    await city.handling.clear_screening(people.dispatcher, { id, version, keepPrivate: true })
    expect(await flag()).toEqual({ suggestion: 'review', labels: ['辱骂'] })
  })

  it('is dispatched with its flag where it is for review', async () => {
    const city = openChecked('review')
    const { id, status } = await city.submit()
    expect(status).toBe('dispatched')
    expect(await city.inbox('handler')).toEqual([[id, 'dispatched']])
    expect(await city.inbox('dispatcher')).toEqual([[id, 'dispatched']])
    const seen = await city.handling.clear_screening(people.dispatcher, { id, version: 1, keepPrivate: false })
    expect(seen).toMatchObject({ status: 'dispatched', screening: { cleared: { keepPrivate: false } } })
    expect(await city.inbox('dispatcher')).toEqual([])
    await expect(
      city.handling.clear_screening(people.dispatcher, { id, version: 2, keepPrivate: false }),
    ).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('shows once to the dispatcher who also transfers it, and counts once', async () => {
    const city = openChecked('review')
    const first = await city.submit({ addresseeId: undefined, body: '请帮帮我，谢谢你们。' })
    const second = await city.submit({ addresseeId: undefined, body: '请帮帮我们，谢谢。' })
    const rows = await city.inbox('dispatcher')
    expect(rows.map(([id]) => id).sort()).toEqual([first.id, second.id].sort())
    expect(await city.counts('dispatcher')).toMatchObject({ toDispatch: 2, toScreen: 2 })
  })

  it('shows once also over several pages, whatever else of the press office it waits in', async () => {
    const city = openChecked('review')
    const sent = [
      await city.submit({ addresseeId: undefined, body: '请帮帮我，谢谢你们。' }),
      await city.submit({ kind: 'report', addresseeId: undefined, body: '有人收好处，请查一查。' }),
      await city.submit({ body: '闻到很浓的燃气泄漏味道，请马上派人！' }),
    ]
    expect((await city.leaf('dispatcher')).sort()).toEqual(sent.map(({ id }) => id).sort())
  })

  it('comes after danger to life, also where it waits for a look', async () => {
    const city = openChecked('risky')
    const held = await city.submit()
    const urgent = await city.submit({ body: '闻到很浓的燃气泄漏味道，请马上派人！' })
    expect(await city.leaf('dispatcher')).toEqual([urgent.id, held.id])
  })

  it('comes last once it is answered: only its publication waits', async () => {
    const city = openChecked('review')
    const answered = await city.submit()
    await city.reply(answered.id)
    city.clock.to('2026-07-15T01:00:00.000Z')
    const open = await city.submit({ addresseeId: undefined, body: '请帮帮我，谢谢你们。' })
    expect(await city.leaf('dispatcher')).toEqual([open.id, answered.id])
  })

  it('keeps nobody in danger waiting', async () => {
    const city = openChecked('risky')
    const { status, urgent } = await city.submit({ body: '闻到很浓的燃气泄漏味道，请马上派人！' })
    expect([urgent, status]).toEqual([true, 'dispatched'])
  })

  it('is not shown in public before somebody looked, or where they said no', async () => {
    for (const keepPrivate of [undefined, true, false]) {
      const city = openChecked('review')
      const { id } = await city.submit({ wantsPublic: true })
      if (keepPrivate !== undefined)
        await city.handling.clear_screening(people.dispatcher, { id, version: 1, keepPrivate })
      await city.reply(id)
      const { queues } = (await city.stored(id)) ?? { queues: {} }
      expect([keepPrivate, Object.keys(queues).includes('release')]).toEqual([keepPrivate, keepPrivate === false])
    }
  })

  it('nobody else clears it', async () => {
    const city = openChecked('risky')
    const { id } = await city.submit()
    for (const who of ['chief', 'supervisor'] as const)
      await expect(
        city.handling.clear_screening(people[who], { id, version: 1, keepPrivate: false }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      city.handling.clear_screening(people.handler, { id, version: 1, keepPrivate: false }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
