import { requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

let city: ServedCity
beforeAll(async () => {
  city = await serveCity()
})
afterAll(() => city.close())

const good = { requestId: requestId(1), kind: 'help', body: '暖气不热，请尽快处理。' }
const submitted = (change: object) => city.refused('citizen-1', 'messages.submit', { ...good, ...change })

it.each([
  ['no requestId', { requestId: undefined }, 'requestId'],
  ['a requestId that is none', { requestId: '1' }, 'requestId'],
  ['an unknown kind', { kind: 'rant' }, 'kind'],
  ['a kind of the wrong type', { kind: 5 }, 'kind'],
  ['no body', { body: undefined }, 'body'],
  ['a body of spaces', { body: ' \n\t 　' }, 'body'],
  ['a body of three characters', { body: '三个字' }, 'body'],
  ['a body of 2,001 characters', { body: '长'.repeat(2001) }, 'body'],
  ['a body that is a list', { body: ['暖气不热'] }, 'body'],
  ['a body that is an object', { body: { $ne: null } }, 'body'],
  ['a body with a lone surrogate', { body: '暖气不热\ud800请处理' }, 'body'],
  ['a body with the surrogates swapped', { body: '暖气不热\udc00\ud800请处理' }, 'body'],
  ['a body with NUL', { body: '暖气不热\u0000请处理' }, 'body'],
  ['a title of 61 characters', { title: '长'.repeat(61) }, 'title'],
  ['a place of 81 characters', { place: '长'.repeat(81) }, 'place'],
  ['a place with NUL', { place: '云澜区\u0000' }, 'place'],
  ['a contact of 101 characters', { contact: '1'.repeat(101) }, 'contact'],
  ['a location of text', { location: '39,116' }, 'location'],
  ['a location off the earth', { location: { latitude: 91, longitude: 0 } }, 'location.latitude'],
  ['half a location', { location: { latitude: 1 } }, 'location.longitude'],
  ['a wish that is text', { wantsPublic: 'yes' }, 'wantsPublic'],
  ['an addressee in Chinese', { addresseeId: '市长信箱' }, 'addresseeId'],
  ['an addressee of 121 characters', { addresseeId: 'x'.repeat(121) }, 'addresseeId'],
  ['null where text belongs', { body: null }, 'body'],
  ['a lone surrogate where nobody looks', { whatever: ['\udfff'] }, 'whatever.0'],
])('%s is refused at its field, in Chinese, without quoting it', async (_name, change, field) => {
  const refusal = await submitted(change)
  expect(refusal).toMatchObject({ status: 400, code: 'invalid_input', traceId: expect.any(String) })
  expect(Object.keys(refusal.fields ?? {})).toEqual([field])
  expect(refusal.fields?.[field]).toMatch(/^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”0-9A-Za-z（）.:/-]+$/u)
  expect(JSON.stringify(refusal.fields)).not.toMatch(/长长|rant|39,116/)
})

it('takes what only looks odd: emoji, right-to-left, SQL, markup, the longest text', async () => {
  const bodies = [
    '😀😀暖气不热👨‍👩‍👧',
    "'; drop table messages; -- 暖气",
    '<script>alert(1)</script>暖气不热',
    '\u200fمرحبا暖气不热',
    '${jndi:ldap://a}{{7*7}}暖气',
    '\\u0000 %00 暖气不热',
    '长'.repeat(2000),
  ]
  for (const [at, body] of bodies.entries()) {
    const view = await city.messages('citizen-1', 'submit', {
      ...good,
      kind: 'help',
      requestId: requestId(10 + at),
      body,
    })
    expect(view.body).toBe(body)
    expect((await city.messages('citizen-1', 'get', { id: view.id })).body).toBe(body)
  }
})

it('takes out what would turn the direction of everything beside it, and keeps the text', async () => {
  const turned = { ...good, kind: 'help', requestId: requestId(40), body: '\u202e暖气不热\u2066三天了' } as const
  expect((await city.messages('citizen-1', 'submit', turned)).body).toBe('暖气不热三天了')
})

it('trims what is around a text and counts what remains', async () => {
  const view = await city.messages('citizen-1', 'submit', {
    ...good,
    kind: 'help',
    requestId: requestId(30),
    body: `\n ${'长'.repeat(2000)} 　`,
  })
  expect(view.body).toHaveLength(2000)
})
