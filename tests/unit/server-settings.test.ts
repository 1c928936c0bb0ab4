import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { NO_AUDIT_HOME, serverAuditHome } from '../../cloudfunctions/runtime/audit-home'
import { readConfig, StartRefusal } from '../../cloudfunctions/runtime/config'
import { checkInstallation, isSeeded, markDemo, markSeeded } from '../../cloudfunctions/runtime/demo-mark'
import { aesContactVault, readAuditKeys, readContactKey, readTokenKey } from '../../cloudfunctions/runtime/keys'
import { probePort } from '../../cloudfunctions/runtime/main-listen'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'

const KEY = Buffer.alloc(32, 1).toString('base64')

describe('readConfig', () => {
  it('has defaults', () => {
    expect(readConfig({}, '/city')).toEqual({ port: 3000, host: '127.0.0.1', dataDir: '/city/.data', auth: 'demo' })
    expect(readConfig({ PORT: '', HOST: ' ', AUTH: '' }, '/city').port).toBe(3000)
  })

  it('reads what is set', () => {
    const set = { PORT: '0', HOST: '::1', DATA_DIR: 'x', DATABASE_URL: 'postgresql://a@b/c', AUTH: 'demo' }
    expect(readConfig(set, '/city')).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/city/x',
      databaseUrl: 'postgresql://a@b/c',
      auth: 'demo',
    })
    // `token` is what it was called before
    for (const AUTH of ['password', 'token'])
      expect(readConfig({ AUTH, HOST: '0.0.0.0' }, '/')).toMatchObject({ host: '0.0.0.0', auth: 'password' })
  })

  it.each([
    [{ HOST: '0.0.0.0' }],
    [{ HOST: '192.168.1.2' }],
    [{ HOST: '::' }],
    [{ HOST: '127.0.0.1.example.com' }],
    [{ PORT: '70000' }],
    [{ PORT: '3000x' }],
    [{ PORT: '-1' }],
    [{ AUTH: 'none' }],
    [{ DATABASE_URL: 'mysql://a' }],
    [{ DATABASE_URL: 'nonsense' }],
  ])('refuses %j with one Chinese sentence', (environment) => {
    expect(() => readConfig(environment, '/')).toThrow(StartRefusal)
    expect(() => readConfig(environment, '/')).toThrow(/[一-鿿].*。$/)
  })
})

it.each(['fe80::1', '256.1.1.1', '192.0.2.1'])(
  'refuses to listen on %s, which is no address of this machine',
  async (host) => {
    const config = readConfig({ AUTH: 'password', HOST: host, PORT: '0' }, '/')
    await expect(probePort(config)).rejects.toThrow(StartRefusal)
    await expect(probePort(config)).rejects.toThrow(/HOST.*。$/)
  },
)

it.each(['audit.example', 'ftp://audit.example', 'https://', 'https://audit example'])(
  'refuses to post the heads of the audit log to %s: each would fail, and nobody would know',
  (AUDIT_HEAD_URL) => {
    const home = () => serverAuditHome({ AUDIT_HEAD_URL }, '/nowhere', NO_AUDIT_HOME.keys)
    expect(home).toThrow(StartRefusal)
    expect(home).toThrow(/AUDIT_HEAD_URL.*。$/)
  },
)

describe('keys', () => {
  const folders: string[] = []
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'minsheng-keys-'))
    folders.push(made)
    return made
  }
  afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true })))

  it('makes demonstration keys once, in files for their owner only', () => {
    const dataDir = join(folder(), 'new')
    const key = readTokenKey({}, 'demo', dataDir)
    expect(key).toHaveLength(32)
    expect(readTokenKey({}, 'demo', dataDir)).toEqual(key)
    expect(readContactKey({}, 'demo', dataDir).key).not.toEqual(key)
    for (const name of ['demo-token.key', 'demo-contact.key'])
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'demo-token.key'), 'utf8').trim()).toBe(Buffer.from(key).toString('base64'))
  })

  it.each([
    ['demo-token.key', (dataDir: string) => readTokenKey({}, 'demo', dataDir)],
    ['demo-contact.key', (dataDir: string) => readContactKey({}, 'demo', dataDir).key],
    ['demo-audit.key', (dataDir: string) => readAuditKeys({}, 'demo', dataDir).current.key],
  ] as const)('closes %s where it was left open, as after a copy, and reads what it holds', (name, read) => {
    const dataDir = folder()
    const file = join(dataDir, name)
    writeFileSync(file, `${KEY}\n`)
    chmodSync(file, 0o644)
    expect(Buffer.from(read(dataDir)).toString('base64')).toBe(KEY)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('refuses a broken key file', () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'demo-token.key'), 'short')
    expect(() => readTokenKey({}, 'demo', dataDir)).toThrow(StartRefusal)
  })

  it('refuses a data folder that is none', () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    expect(() => readTokenKey({}, 'demo', file)).toThrow(/数据目录 .*DATA_DIR.*。$/)
  })

  it('wants keys from the environment outside the demonstration', () => {
    expect(() => readTokenKey({}, 'password', '/nowhere')).toThrow(/TOKEN_KEY/)
    expect(() => readTokenKey({ TOKEN_KEY: 'c2hvcnQ=' }, 'password', '/nowhere')).toThrow(StartRefusal)
    expect(readTokenKey({ TOKEN_KEY: KEY }, 'password', '/nowhere')).toHaveLength(32)
    expect(() => readContactKey({}, 'password', '/nowhere')).toThrow(/CONTACT_KEY/)
    expect(() => readContactKey({ CONTACT_KEY: KEY }, 'password', '/nowhere')).toThrow(StartRefusal)
    expect(() => readContactKey({ CONTACT_KEY: KEY, CONTACT_KEY_ID: 'a b' }, 'password', '/nowhere')).toThrow(
      StartRefusal,
    )
    expect(() => readContactKey({ CONTACT_KEY: 'é', CONTACT_KEY_ID: 'a' }, 'password', '/')).toThrow(StartRefusal)
    expect(readContactKey({ CONTACT_KEY: KEY, CONTACT_KEY_ID: '2026a' }, 'password', '/')).toMatchObject({
      id: '2026a',
    })
  })
})

describe('aesContactVault', () => {
  const vault = aesContactVault({ id: '2026a', key: Buffer.alloc(32, 3) })
  const contact = '电话：一三八零零零零零零零零 😀'

  it('opens what it sealed, and never seals alike', () => {
    const sealed = vault.seal('m1', contact)
    expect(vault.open('m1', sealed)).toBe(contact)
    expect(sealed.keyId).toBe('2026a')
    expect(JSON.stringify(sealed)).not.toContain('一三八')
    expect(vault.seal('m1', contact)).not.toEqual(sealed)
    expect(vault.open('m2', vault.seal('m2', ''))).toBe('')
  })

  it('opens nothing that was moved, altered or sealed with another key', () => {
    const sealed = vault.seal('m1', contact)
    expect(() => vault.open('m2', sealed)).toThrow()
    expect(() => vault.open('m1', { ...sealed, tag: Buffer.alloc(16).toString('base64') })).toThrow()
    // The whole tag or none: the fewer bytes count, the sooner an altered value fits by chance.
    for (const bytes of [4, 8, 12, 15]) {
      const tag = Buffer.from(sealed.tag, 'base64').subarray(0, bytes).toString('base64')
      expect(() => vault.open('m1', { ...sealed, tag })).toThrow()
    }
    expect(() => vault.open('m1', { ...sealed, ciphertext: vault.seal('m1', contact).ciphertext })).toThrow()
    expect(() => vault.open('m1', { ...sealed, keyId: '2025a' })).toThrow(/2025a/)
    expect(() => aesContactVault({ id: '2026a', key: Buffer.alloc(32, 4) }).open('m1', sealed)).toThrow()
  })
})

describe('the mark of a demonstration', () => {
  const database = (isEmpty: boolean) => ({ ...memoryStore(), isEmpty: async () => isEmpty })

  it('is put on an empty database once, and known again', async () => {
    const store = database(true)
    await checkInstallation(store, 'demo')
    await Promise.all([markDemo(store), markDemo(store)])
    expect(await isSeeded(store)).toBe(false)
    await markSeeded(store)
    expect(await isSeeded(store)).toBe(true)
    const later = { ...store, isEmpty: async () => false }
    await expect(checkInstallation(later, 'demo')).resolves.toBeUndefined()
    await expect(checkInstallation(later, 'password')).rejects.toThrow(/演示数据/)
  })

  it('keeps the demonstration off a database in use', async () => {
    await expect(checkInstallation(database(false), 'demo')).rejects.toThrow(StartRefusal)
    await expect(checkInstallation(database(false), 'password')).resolves.toBeUndefined()
  })

  it('keeps it off the database of another program, where nothing of ours can be read', async () => {
    const foreign = { ...database(false), get: async () => Promise.reject(new Error('no such table')) }
    await expect(checkInstallation(foreign, 'demo')).rejects.toThrow(StartRefusal)
    const away = { ...database(false), get: async () => Promise.reject(new DomainError('unavailable')) }
    await expect(checkInstallation(away, 'demo')).rejects.toThrow(DomainError)
  })

  it('is not needed elsewhere: other modes take an empty database', async () => {
    await expect(checkInstallation(database(true), 'password')).resolves.toBeUndefined()
  })
})
