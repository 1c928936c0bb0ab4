import * as z from 'zod/mini'
import { serve } from '../../cloudfunctions/shared/function/serve'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import { procedure, type WireError } from '../../types/wire.contract'
import { until } from '../support/until'
import { demoParts, listen, pageFolder } from './server.support'

const contract = {
  echo: procedure({
    input: z.object({ text: z.string() }),
    output: z.object({ text: z.string() }),
    by: 'anyone',
    errors: [],
  }),
  slow: procedure({ input: z.object({}), output: z.object({}), by: 'anyone', errors: [] }),
  away: procedure({ input: z.object({}), output: z.object({}), by: 'anyone', errors: [] }),
  broken: procedure({ input: z.object({}), output: z.object({}), by: 'anyone', errors: [] }),
}
let finishSlow: () => void = () => undefined
let slowBegan: () => void = () => undefined
const sample = serve('sample', contract, {
  echo: async ({ input }) => input,
  slow: () =>
    new Promise((resolve) => {
      finishSlow = () => resolve({})
      slowBegan()
    }),
  away: async () => {
    throw new DomainError('unavailable')
  },
  broken: async () => {
    throw Object.assign(new Error('phone 13800000000'), { code: '22P02' })
  },
})

const pages = pageFolder()
let server: Awaited<ReturnType<typeof listen>>
let lines: Awaited<ReturnType<typeof demoParts>>['lines']
let ready = true

beforeAll(async () => {
  const demo = await demoParts({ isReady: async () => ready, pages: { folder: pages.folder } })
  lines = demo.lines
  server = await listen({ ...demo.parts, modules: [...demo.parts.modules, sample] })
})
afterAll(async () => {
  await server.app.close()
  pages.remove()
})

const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const refusalIn = async (response: Response) => {
  const envelope = (await response.json()) as { ok: boolean; error: WireError }
  expect(envelope.ok).toBe(false)
  expect(envelope.error.traceId).toMatch(/^id\d+$/)
  expect(envelope.error.message).toMatch(/[一-鿿].*[。]$/)
  return { status: response.status, ...envelope.error }
}
const inRaw = (answer: string) => {
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2)
  return { status: Number(head.split(' ')[1]), envelope: JSON.parse(body) as { ok: boolean; error: { code: string } } }
}

describe('the wire', () => {
  it('answers a procedure', async () => {
    const response = await post('/api/sample/echo', JSON.stringify({ text: '你好' }))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ ok: true, data: { text: '你好' } })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['half a JSON', '{"text": '],
    ['an empty body', ''],
    ['a comma too many', '{"text":"a",}'],
    ['two values', '{} {}'],
    ['single quotes', "{'text':'a'}"],
    ['NaN', '{"text":NaN}'],
    ['a byte order mark in the middle', '{"text":\ufeff"a"}'],
    ['UTF-16', Buffer.from('{"text":"a"}', 'utf16le')],
    ['half a character as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['bytes that are not UTF-8', Buffer.from('{"text":"\u00ff\u00fe"}', 'latin1')],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ['a bare word', 'text'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"x"'],
    ['a field of another type', '{"text": 5}'],
    ['a number beyond any', '{"text":1e999}'],
    ['NUL', '{"text": "a\\u0000"}'],
    ['a lone surrogate', '{"text": "\\ud800"}'],
    ['a thousand lists in each other', `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['60,000 lists in each other', `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
    ['a prototype', '{"text": "a", "__proto__": {"x": 1}, "constructor": {"prototype": {}}}'],
    ['the same key twice, the bad one last', '{"text":"a","text":5}'],
    ['10,000 bad keys', `{${Array.from({ length: 10_000 }, (_, at) => `"k${at}":"\\u0000"`).join(',')}}`],
  ])('refuses %s with 400 and a few fields', async (_name, body) => {
    const refusal = await refusalIn(await post('/api/sample/echo', body))
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_input' })
    const named = Object.keys(refusal.fields ?? {}).length
    expect([named > 0, named < 20]).toEqual([true, true])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'])(
    'refuses the content type %s with 400',
    async (type) => {
      const response = await post('/api/sample/echo', '{"text":"a"}', { 'content-type': type })
      expect(await refusalIn(response)).toMatchObject({ status: 400, code: 'invalid_input' })
    },
  )

  it('refuses a missing body and a missing content type', async () => {
    expect((await refusalIn(await fetch(`${server.url}/api/sample/echo`, { method: 'POST' }))).status).toBe(400)
    expect((await refusalIn(await post('/api/sample/echo', null))).status).toBe(400)
  })

  it('refuses a body over 256 KB with 413 and takes one just under', async () => {
    const over = await post('/api/sample/echo', JSON.stringify({ text: 'a'.repeat(256 * 1024) }))
    expect(await refusalIn(over)).toMatchObject({ status: 413, code: 'too_large' })
    const under = await post('/api/sample/echo', JSON.stringify({ text: 'a'.repeat(255 * 1024) }))
    expect(under.status).toBe(200)
  })

  it('refuses a chunked body over 256 KB', async () => {
    const answer = await server.raw(
      `POST /api/sample/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n` +
        `${(300 * 1024).toString(16)}\r\n${'a'.repeat(300 * 1024)}\r\n0\r\n\r\n`,
    )
    expect(answer).toContain('413')
    expect(answer).toContain('too_large')
  })

  it.each([
    '/api/sample/nothing',
    '/api/sample/constructor',
    '/api/sample/__proto__',
    '/api/sample/toString',
    '/api/nothing/echo',
    '/api/__proto__/echo',
    '/api/constructor/constructor',
    '/api/sample',
    '/api/',
    '/api',
    '/api/sample/echo/more',
    '/api//echo',
    '/api/sample/%00',
    '/api/sample/Echo',
    '/api/sample/echo/',
    '/api/sample/echo%2f',
    '/api/sample/ec%68o%00',
    '/api/sample/..%2fecho',
    '/API/sample/echo',
    `/api/sample/${'x'.repeat(4000)}`,
  ])('answers 404 for POST %s', async (path) => {
    expect(await refusalIn(await post(path, '{}'))).toMatchObject({ status: 404, code: 'not_found' })
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
    'answers 404 for %s on a procedure',
    async (method) => {
      expect((await refusalIn(await fetch(`${server.url}/api/sample/echo`, { method }))).status).toBe(404)
    },
  )

  it.each([
    ['a bad percent-encoding', 'POST /api/sample/%E0%A4%A HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n'],
    ['a bad escape in the pages', 'GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an absolute URL', 'GET http://localhost/api/sample/echo HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['climbing out of the folder', 'GET /../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['climbing out, encoded', 'GET /%2e%2e/%2e%2e/etc/passwd.txt HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['NUL in a path', 'GET /app%00.js HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a broken request line', 'NONSENSE\r\n\r\n'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['giant headers', `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Big: ${'x'.repeat(40_000)}\r\n\r\n`],
    [
      'two content lengths',
      'POST /api/sample/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    [
      'both length and chunks',
      'POST /api/sample/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /api/sample/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'],
    [
      'a bad chunk',
      'POST /api/sample/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n',
    ],
    ['a header that is none', 'POST /api/sample/echo HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n'],
    ['a space in a path', 'POST /api/sample/ec ho HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('answers %s with a 4xx envelope', async (_name, bytes) => {
    const { status, envelope } = inRaw(await server.raw(bytes))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(envelope).toMatchObject({ ok: false, error: { code: expect.any(String) } })
  })

  it('says 503 while the database is away, and 500 without details for a defect', async () => {
    expect(await refusalIn(await post('/api/sample/away', '{}'))).toMatchObject({ status: 503, code: 'unavailable' })
    const broken = await post('/api/sample/broken', '{}')
    expect(broken.status).toBe(500)
    expect(await broken.text()).not.toContain('13800000000')
    expect(lines.at(-1)).toMatchObject({
      code: 'internal',
      defect: 'Error 22P02',
      module: 'sample',
      procedure: 'broken',
    })
    expect(JSON.stringify(lines)).not.toContain('13800000000')
  })

  it('logs one line per request with ids and codes only', async () => {
    const before = lines.length
    await (await post('/api/sample/echo?who=13800000000', JSON.stringify({ text: '我叫某某' }))).text()
    await (await post('/api/sample/某某', '{}')).text()
    expect(lines.length).toBe(before + 2)
    const [called, unknown] = lines.slice(before)
    expect(Object.keys(called ?? {}).sort()).toEqual(['code', 'module', 'ms', 'procedure', 'status', 'traceId'])
    expect(Object.keys(unknown ?? {}).sort()).toEqual(['code', 'ms', 'status', 'traceId'])
  })

  it('answers 503 while files cannot be read, and writes down why', async () => {
    const say = '系统暂时存取不了文件，请过一会儿再试。'
    const files = { open: () => Promise.reject(new DomainError('unavailable', { cause: 'EIO' }, { say })) }
    const { parts, lines: said } = await demoParts({ files })
    const away = await listen(parts)
    expect(await refusalIn(await fetch(`${away.url}/files?key=x`))).toMatchObject({ status: 503, message: say })
    await until('its line', () => said.length > 0)
    expect(said[0]).toMatchObject({ status: 503, code: 'unavailable', defect: 'DomainError unavailable EIO' })
    await away.app.close()
  })

  it('writes down the defect of a route that belongs to no module', async () => {
    const door = { echo: () => null, open: () => ({ Event: 'wxa_media_check' }) }
    const { parts, lines: said } = await demoParts({ push: { door, take: () => Promise.reject(new TypeError('x')) } })
    const broken = await listen(parts)
    expect((await fetch(`${broken.url}/wechat/push`, { method: 'POST', body: '{}' })).status).toBe(500)
    await until('its line', () => said.length > 0)
    expect(said[0]).toMatchObject({ status: 500, code: 'internal', defect: 'TypeError' })
    await broken.app.close()
  })
})

describe('health', () => {
  it('tells alive from ready', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    ready = false
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect(await refusalIn(await fetch(`${server.url}/readyz`))).toMatchObject({ status: 503, code: 'unavailable' })
    ready = true
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })
})

describe('the pages', () => {
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(server.url + path, { headers })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('serves index.html fresh, with a policy that knows its inline script', async () => {
    for (const path of ['/', '/index.html', '/pages/messages/detail/index?id=1']) {
      const page = await read(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('<html>')
      expect(page.headers.get('cache-control')).toBe('no-cache')
      const policy = page.headers.get('content-security-policy')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='(;|$)/)
    }
  })

  it('serves hashed files for ever, packed where the browser takes it', async () => {
    const plain = await read('/app.0123456789.js', { 'accept-encoding': 'identity' })
    expect(plain.text).toBe('plain()')
    expect(plain.headers.get('cache-control')).toContain('immutable')
    const packed = await server.raw(
      'GET /app.0123456789.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n',
    )
    expect(packed).toMatch(/content-encoding: gzip/i)
    expect(packed).toMatch(/immutable/)
  })

  it('answers a missing file with 404', async () => {
    expect((await refusalIn(await fetch(`${server.url}/missing.js`))).status).toBe(404)
  })
})

describe('the demonstration guard', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:1', '[::1]:3000', 'LOCALHOST'])(
    'answers Host %s',
    async (host) => {
      expect(await server.raw(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toContain(
        '200 OK',
      )
    },
  )

  it.each(['example.com', 'localhost.example.com', '127.0.0.1.example.com', '127.0.0.2', 'localhost:', '', '[::1]x'])(
    'refuses Host %p',
    async (host) => {
      const { status } = inRaw(await server.raw(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`))
      expect(status).toBe(403)
    },
  )

  it('refuses a request without Host', async () => {
    expect(inRaw(await server.raw('GET / HTTP/1.0\r\n\r\n')).status).toBe(403)
  })

  // nginx as it comes (`proxy_pass http://127.0.0.1:3000;`): this machine's name in Host, nothing of the one who asks.
  it('refuses a page of another address behind a proxy that writes Host anew and nothing else', async () => {
    const call = (origin: string) =>
      server.raw(
        `POST /api/identity/demo_login HTTP/1.1\r\nHost: 127.0.0.1:3000\r\nOrigin: ${origin}\r\nConnection: close\r\n` +
          'Content-Type: application/json\r\nContent-Length: 23\r\n\r\n{"persona":"citizen-1"}',
      )
    for (const origin of [
      ...['https://demo.example.com', 'http://203.0.113.7:8080', 'http://localhost.example.com'],
      ...['https://servicewechat.com.example.com', 'https://servicewechat.com:8443', 'https://a.servicewechat.com'],
    ])
      expect([origin, inRaw(await call(origin)).status]).toEqual([origin, 403])
    for (const origin of [
      ...['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
      // The mini program in the developer tools on this machine.
      'https://servicewechat.com',
    ])
      expect([origin, inRaw(await call(origin)).status]).toEqual([origin, 200])
  })

  it('refuses HTTP/1.0, which proxies speak and no browser', async () => {
    expect(inRaw(await server.raw('GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n')).status).toBe(403)
  })

  it.each([
    ...['Forwarded', 'X-Forwarded-For', 'x-forwarded-proto', 'X-Forwarded-Anything', 'Via', 'X-Real-IP'].map(
      (name) => [name, '1.2.3.4'] as const,
    ),
    ['X-Forwarded-For', ''],
  ] as const)('refuses %s %p, for pages, health and procedures', async (name, value) => {
    for (const line of ['GET / HTTP/1.1', 'GET /healthz HTTP/1.1', 'POST /api/identity/demo_login HTTP/1.1']) {
      const body = 'Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
      const { status, envelope } = inRaw(await server.raw(`${line}\r\nHost: localhost\r\n${name}: ${value}\r\n${body}`))
      expect([line, status, envelope.error.code]).toEqual([line, 403, 'forbidden'])
    }
  })
})

describe('closing', () => {
  it('finishes what is in flight', async () => {
    const demo = await demoParts()
    const own = await listen({ ...demo.parts, modules: [sample] })
    const began = new Promise<void>((resolve) => (slowBegan = resolve))
    const answer = fetch(`${own.url}/api/sample/slow`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    await began
    const closed = own.app.close()
    finishSlow()
    expect((await answer).status).toBe(200)
    await closed
    await expect(fetch(`${own.url}/healthz`)).rejects.toThrow()
  })
})
