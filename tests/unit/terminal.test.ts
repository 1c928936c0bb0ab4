const { explain, stopRequests, whenParentGone } = jest.requireActual<{
  explain: (error: unknown, what?: string) => string
  stopRequests: (now: () => number) => () => string
  whenParentGone: (stop: () => void, parentNow: () => number) => () => void
}>('../../config/terminal.mjs')

const system = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: something, mkdir '${path}'`), { code, path, syscall: 'mkdir' })

describe('what the person at the terminal reads', () => {
  it.each([
    [system('EACCES', '/srv/city'), '启动失败：/srv/city 当前用户没有权限（EACCES）。'],
    [system('EROFS', '/srv/city'), '启动失败：/srv/city 在只读的磁盘上（EROFS）。'],
    [system('ENOSPC', '/srv/city/postgres'), '启动失败：/srv/city/postgres 所在的磁盘满了（ENOSPC）。'],
    [system('EEXIST', '/srv/file'), '启动失败：/srv/file 已经存在，但不是目录（EEXIST）。'],
  ])('of a folder that cannot be used: which, why, and what to do', (error, sentence) => {
    expect(explain(error)).toBe(`${sentence}请改好后再运行；数据目录也可以用 DATA_DIR 换到别处。`)
  })

  it.each([
    ['28P01', '用户名或密码'],
    ['28000', '从这台机器连接'],
    ['3D000', '不存在'],
    ['42501', '权限'],
  ])('of a database that turns us away with %s', (code, why) => {
    const driver = Object.assign(new Error('password authentication failed for user "x"'), { code })
    expect(explain(driver, '没有做完')).toMatch(new RegExp(`^没有做完：.*${why}.*（${code}）。请改好后再运行。$`))
  })

  it.each([
    ['53300', '连接数'],
    ['53100', '磁盘满了'],
    ['25006', '只能读'],
    ['57P03', '正在启动或恢复'],
    ['XX000', '磁盘全满'],
  ])('of a database that is there and cannot serve now (%s) not that it cannot be reached', (cause, why) => {
    const refusal = { name: 'DomainError', code: 'unavailable', detail: { cause }, more: {} }
    expect(explain(refusal)).toMatch(new RegExp(`^启动失败：数据库.*${why}.*（${cause}）。`))
  })

  it('of a database without SSL where it was asked for', () => {
    expect(explain(new Error('The server does not support SSL connections'))).toMatch(/^启动失败：.*sslmode.*。$/)
  })

  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'CERT_HAS_EXPIRED',
  ])('of a certificate of the database that does not hold: %s', (code) => {
    expect(explain(Object.assign(new Error('self-signed certificate'), { code }))).toMatch(
      new RegExp(`^启动失败：数据库的证书验不过（${code}）。.*sslrootcert.*。$`),
    )
  })

  it('of a refusal its own sentence', () => {
    const refusal = { name: 'DomainError', code: 'unavailable', more: { say: '系统存放文件的空间满了。' } }
    expect(explain(refusal, '没有做完')).toBe('没有做完：系统存放文件的空间满了。')
    expect(explain({ ...refusal, more: {} })).toMatch(/^连接不上数据库。/)
  })

  it('of a defect what helps, and never a stack', () => {
    expect(explain(new TypeError('x is undefined'))).toBe('启动失败：x is undefined')
    for (const thrown of ['text', undefined, null, 7]) expect(() => explain(thrown)).not.toThrow()
  })
})

it('one Ctrl-C that comes twice, by the terminal and by npm, is one; a later one is meant', () => {
  let now = 5_000
  const asked = stopRequests(() => now)
  expect(asked()).toBe('first')
  now += 1
  expect(asked()).toBe('same')
  now += 999
  expect(asked()).toBe('again')
})

describe('a shell that npm ended without telling whom it started', () => {
  let ppid = 7
  beforeEach(() => {
    jest.useFakeTimers()
    ppid = 7
  })
  afterEach(() => jest.useRealTimers())
  it('is a wish to stop, once, and soon enough to be the same as a signal that comes with it', () => {
    const told: number[] = []
    whenParentGone(
      () => void told.push(Date.now()),
      () => ppid,
    )
    jest.advanceTimersByTime(60_000)
    expect(told).toEqual([])
    const gone = Date.now()
    ppid = 1
    jest.advanceTimersByTime(60_000)
    expect(told).toHaveLength(1)
    expect((told[0] ?? 0) - gone).toBeLessThan(1_000)
  })
  it('is nothing to whom is stopping already', () => {
    const stop = jest.fn()
    const end = whenParentGone(stop, () => ppid)
    end()
    ppid = 1
    jest.advanceTimersByTime(60_000)
    expect(stop).not.toHaveBeenCalled()
  })
})
