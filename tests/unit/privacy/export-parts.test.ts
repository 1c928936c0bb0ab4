import { CONTACT_KEEP_DAYS } from '../../../cloudfunctions/messages'
import { privacyFunction } from '../../../cloudfunctions/privacy'
import type { Envelope } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { people, type PersonName, requestId } from '../../support/small-city'
import { HandledCase } from '../messages/handled-case'

const MESSAGES = 100
const NOTICES = 3000

interface Part {
  fileName: string
  json: string
  html: string
  nextCursor: string | null
}
type Copied = { messages?: { message: { id: string } }[]; notices?: { text: string }[]; held?: object }

/** Somebody who wrote a lot. */
async function openCopy() {
  const one = new HandledCase()
  for (let n = 1; n <= MESSAGES; n += 1) await one.submit({ requestId: requestId(n), body: '暖'.repeat(2000) })
  const copy = async () => Array.from({ length: NOTICES }, (_, n) => ({ text: `消息${n}：您的留言有了新的进展。` }))
  const module = privacyFunction({
    ...one.city.deps,
    contactKeepDays: CONTACT_KEEP_DAYS,
    parts: [{ key: 'notices', copy, forget: async () => undefined }],
  })
  const ask = (input: object = {}, who: PersonName = 'citizen') => callAs(module, people[who], 'export_mine', input)
  const partOf = (answer: Envelope<unknown>): Part => {
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.data as Part
  }
  const rest = async (first: Part): Promise<Part[]> => {
    const parts = [first]
    for (let { nextCursor } = first; nextCursor !== null; nextCursor = parts.at(-1)?.nextCursor ?? null)
      parts.push(partOf(await ask({ cursor: nextCursor })))
    return parts
  }
  return { clock: one.city.clock, ask, partOf, rest, begin: async () => partOf(await ask()) }
}

describe('a copy that one answer does not carry', () => {
  it('comes in parts that WeChat lets through, nothing of it twice or missing', async () => {
    const { begin, rest } = await openCopy()
    const parts = await rest(await begin())
    for (const part of parts)
      expect(Buffer.byteLength(JSON.stringify({ ok: true, data: part }))).toBeLessThan(1_000_000)
    expect(parts.length).toBeGreaterThan(2)
    const copied = parts.map(({ json }) => JSON.parse(json) as Copied)
    expect(new Set(copied.flatMap(({ messages = [] }) => messages.map(({ message }) => message.id))).size).toBe(
      MESSAGES,
    )
    expect(copied.flatMap(({ messages = [] }) => messages)).toHaveLength(MESSAGES)
    const notices = copied.flatMap(({ notices: told = [] }) => told.map(({ text }) => text))
    expect([notices.length, new Set(notices).size]).toEqual([NOTICES, NOTICES])
    expect(copied.map(({ held }) => held !== undefined)).toEqual(parts.map((_, at) => at === 0))
    const page = parts.map(({ html }) => html).join('\n')
    expect(page.startsWith('<!doctype html>')).toBe(true)
    expect([page.match(/<!doctype/g), page.match(/<\/html>/g)]).toEqual([['<!doctype'], ['</html>']])
    expect(page.endsWith('</html>')).toBe(true)
    expect(new Set(parts.map(({ fileName }) => fileName)).size).toBe(1)
  })

  it('is that of the day once its last part was given, and not before', async () => {
    const { begin, ask, rest } = await openCopy()
    const first = await begin()
    expect(first.nextCursor).not.toBeNull()
    const parts = await rest(await begin())
    expect(await ask()).toMatchObject({ error: { code: 'rate_limited' } })
    // The answer with the last part may have been lost.
    expect(await ask({ cursor: parts.at(-2)?.nextCursor })).toMatchObject({ ok: true, data: parts.at(-1) })
  })

  it('begun before midnight ends after it, and leaves the next day its own', async () => {
    const { begin, rest, clock } = await openCopy()
    clock.to('2026-07-03T15:55:00.000Z')
    const first = await begin()
    clock.to('2026-07-03T16:05:00.000Z')
    const parts = await rest(first)
    expect(new Set(parts.map(({ fileName }) => fileName))).toEqual(new Set(['minsheng-my-data-2026-07-03']))
    expect((await begin()).fileName).toBe('minsheng-my-data-2026-07-04')
  })

  it('goes on for whoever began it, within half an hour, and from where a part ended', async () => {
    const { begin, ask, clock } = await openCopy()
    const cursor = (await begin()).nextCursor ?? ''
    const [on = ''] = cursor.split('.')
    const refused = { error: { code: 'invalid_input', fields: { cursor: expect.any(String) } } }
    expect(await ask({ cursor }, 'other')).toMatchObject(refused)
    const wrong = ['', 'x', `${on}.nothing.`, `${on}.notices.x`, `${on}.notices.9999999`, `${on}.messages.x`]
    for (const each of [...wrong, cursor.replace(/^[^.]*/, '2026-07-02'), cursor.replace(/^[^.]*/, "'")])
      expect([each, await ask({ cursor: each })]).toEqual([each, expect.objectContaining({ ok: false })])
    for (const each of wrong) expect([each, await ask({ cursor: each })]).toMatchObject([each, refused])
    clock.onHours(1)
    expect(await ask({ cursor })).toMatchObject({
      error: { code: 'invalid_input', fields: { cursor: '这次导出隔得太久，没有完成，请重新导出。' } },
    })
    expect(await ask()).toMatchObject({ ok: true })
  })
})
