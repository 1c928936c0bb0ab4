import { connect } from 'node:net'
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

describe('at the wire', () => {
  const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const { tokens } = { tokens: await city.ask(null, 'identity.demo_login', { persona: 'citizen-1' }) }
    const token = tokens.body.ok ? (tokens.body.data as { token: string }).token : ''
    const response = await fetch(`${city.url}/api/messages/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: body as BodyInit,
    })
    return { status: response.status, body: (await response.json()) as { error?: { code: string; fields?: object } } }
  }

  it('a body over 256 KB is 413, one just under is judged by its fields', async () => {
    const over = await post(JSON.stringify({ ...good, body: 'x'.repeat(256 * 1024) }))
    expect([over.status, over.body.error?.code]).toEqual([413, 'too_large'])
    const under = await post(JSON.stringify({ ...good, body: 'x'.repeat(255 * 1024) }))
    expect([under.status, under.body.error?.code]).toEqual([400, 'invalid_input'])
  })

  it.each([
    ['half a JSON', '{"requestId":"'],
    ['nothing', ''],
    ['trailing commas', '{"kind":"help",}'],
    ['two values', '{} {}'],
    ['single quotes', "{'kind':'help'}"],
    ['NaN', '{"location":{"latitude":NaN,"longitude":0}}'],
    ['a byte order mark in the middle', '{"kind":\ufeff"help"}'],
    ['UTF-16', Buffer.from(JSON.stringify(good), 'utf16le')],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('{"body":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
  ])('%s is 400 with fields', async (_name, body) => {
    const answer = await post(body)
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'invalid_input'])
    expect(Object.keys(answer.body.error?.fields ?? {})).not.toEqual([])
  })

  it.each([
    ['a list', '[]'],
    ['a number', '7'],
    ['a text', '"暖气"'],
    ['null', 'null'],
    ['a number beyond any', '{"location":{"latitude":1e999,"longitude":0}}'],
    ['nested a thousand deep', `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['nested 60,000 deep', `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
    ['a prototype', `{"__proto__":{"isAdmin":true},"kind":"help"}`],
    ['the same key twice, the bad one last', `{"kind":"help","kind":"rant"}`],
    ['10,000 keys', `{${Array.from({ length: 10_000 }, (_, at) => `"k${at}":"\\u0000"`).join(',')}}`],
  ])('%s instead of an input is 400 with fields', async (_name, body) => {
    const answer = await post(body)
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'invalid_input'])
    expect(Object.keys(answer.body.error?.fields ?? {}).length).toBeGreaterThan(0)
    expect(Object.keys(answer.body.error?.fields ?? {}).length).toBeLessThan(20)
  })

  it.each([
    '/api/messages/nothing',
    '/api/nothing/submit',
    '/api/messages/__proto__',
    '/api/messages/valueOf',
    '/api/messages/Submit',
    '/api/messages/submit/',
    '/api/messages/submit%2f',
    '/api/messages/sub%6dit%00',
    '/API/messages/submit',
    '/api/identity/demo_login/..%2fme',
  ])('POST %s is not found', async (path) => {
    const response = await fetch(city.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      ok: false,
      error: { code: 'not_found', traceId: expect.any(String) },
    })
  })

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '%s on a procedure is not found',
    async (method) => {
      const response = await fetch(`${city.url}/api/messages/submit`, { method })
      expect(response.status).toBe(404)
    },
  )

  it.each([
    ['Host of another', { Host: 'minsheng.example.com' }],
    ['Forwarded', { Host: 'localhost', Forwarded: 'for=1.2.3.4' }],
    ['X-Forwarded-For', { Host: 'localhost', 'X-Forwarded-For': '1.2.3.4' }],
    ['X-Forwarded-Host', { Host: 'localhost', 'X-Forwarded-Host': 'localhost' }],
    ['X-FORWARDED-PROTO', { Host: 'localhost', 'X-FORWARDED-PROTO': 'https' }],
    ['an empty X-Forwarded-For', { Host: 'localhost', 'X-Forwarded-For': '' }],
  ])('the demonstration refuses %s for pages, health and procedures', async (_name, headers) => {
    for (const line of ['GET / HTTP/1.1', 'GET /healthz HTTP/1.1', 'POST /api/identity/demo_login HTTP/1.1']) {
      const head = Object.entries({
        ...headers,
        Connection: 'close',
        'Content-Type': 'application/json',
        'Content-Length': '2',
      })
      const answer = await raw(`${line}\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n{}`)
      expect(answer).toContain('HTTP/1.1 403')
      expect(answer).toContain('"forbidden"')
    }
  })

  it.each([
    ['a header that is no header', 'POST /api/messages/submit HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n'],
    [
      'both lengths and chunks',
      'POST /api/messages/submit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /api/messages/submit HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'],
    [
      'a bad chunk',
      'POST /api/messages/submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n',
    ],
    ['a request with a space in its path', 'POST /api/messages/sub mit HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an old protocol without Host', 'POST /api/messages/submit HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}'],
  ])('%s is answered with a 4xx envelope', async (_name, bytes) => {
    const answer = await raw(bytes)
    expect(answer).toMatch(/^HTTP\/1\.[01] 4\d\d /)
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({
      ok: false,
      error: { code: expect.any(String) },
    })
  })

  it('serves on after all of this', async () => {
    expect((await fetch(`${city.url}/readyz`)).status).toBe(200)
  })
})

/** Sends bytes as they are; reads until the server ends the connection or the answer's JSON is whole. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(city.port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
      if (/\r\n\r\n[\s\S]*\}$/.test(text)) socket.end()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
