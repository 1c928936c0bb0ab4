import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headsFile, readHeads } from '../../cloudfunctions/adapters/files/audit-heads'
import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { auditChecks, exportHead } from '../../cloudfunctions/audit'
import {
  cloudArchives,
  cloudHeads,
  headsPath,
  postedHeads,
  serverAuditHome,
} from '../../cloudfunctions/runtime/audit-home'
import { auditVerify } from '../../cloudfunctions/runtime/commands/audit-verify'
import { AuditChain, auditKeys } from '../support/audit-chain'
import { openTestStore, type TestStore } from '../support/postgres-store'

let database: TestStore
let store: PostgresStore
let client: PostgresStore['pool']
let chain: AuditChain

beforeAll(async () => {
  database = await openTestStore()
  ;({ store } = database)
  client = store.pool
})
afterAll(() => database.close())
beforeEach(async () => {
  await client.query(
    'truncate audit_pending, audit_entries, audit_seals, audit_heads, audit_checks, audit_cuts, audit_archives, leases',
  )
  chain = new AuditChain(store)
})

/** Three seals of five entries, the end written elsewhere. */
async function sealThree() {
  await chain.writeMany(15)
  await chain.seal(5)
  await chain.export()
  expect(await chain.faults()).toEqual([])
}

describe('the chain on PostgreSQL', () => {
  it('loses and doubles nothing under four writers and two sealers at once', async () => {
    let writing = true
    const sealer = async (holder: string) => {
      // Each with a lease of its own making: compare and swap alone has to hold.
      while (writing) {
        await client.query('delete from leases')
        await chain.seal(7, holder)
      }
    }
    const sealers = [sealer('one'), sealer('two')]
    await Promise.all(['a', 'b', 'c', 'd'].map((writer) => chain.writeMany(50, writer)))
    writing = false
    await Promise.all(sealers)
    await client.query('delete from leases')
    await chain.seal(7)
    expect(await chain.verify()).toMatchObject({ entries: 200, faults: [], unsealed: 0 })
    const { rows } = await client.query(`select count(distinct doc->>'subjectId')::int as n from audit_entries`)
    expect(rows).toEqual([{ n: 200 }])
  })

  const ENTRY = '0000000002.00003'
  it.each<[string, string, string[]]>([
    [
      'a changed line',
      `update audit_entries set doc = jsonb_set(doc, '{actorId}', '"somebody"') where id = '${ENTRY}'`,
      [`changed ${ENTRY}`],
    ],
    [
      'a field that was added',
      `update audit_entries set doc = doc || '{"note":"x"}' where id = '${ENTRY}'`,
      [`changed ${ENTRY}`],
    ],
    ['a removed line', `delete from audit_entries where id = '${ENTRY}'`, [`removed ${ENTRY}`]],
    [
      'an inserted line behind a seal’s own',
      `insert into audit_entries select '0000000002.00006', 1, doc from audit_entries where id = '${ENTRY}'`,
      ['inserted 0000000002.00006'],
    ],
    [
      'an inserted line before all seals',
      `insert into audit_entries select '0000000000.00001', 1, doc from audit_entries where id = '${ENTRY}'`,
      ['inserted 0000000000.00001'],
    ],
    [
      'an inserted line beyond the end',
      `insert into audit_entries select '0000000009.00001', 1, doc from audit_entries where id = '${ENTRY}'`,
      ['inserted 0000000009.00001'],
    ],
    [
      'two lines that changed places',
      `update audit_entries set doc = (select b.doc from audit_entries b
         where b.id = case audit_entries.id when '${ENTRY}' then '0000000002.00004' else '${ENTRY}' end)
       where id in ('${ENTRY}', '0000000002.00004')`,
      [`changed ${ENTRY}`, 'changed 0000000002.00004'],
    ],
    [
      'a seal that no longer counts a line',
      `update audit_seals set doc = jsonb_set(doc, '{entries}', (doc->'entries') - 4) where id = '0000000002'`,
      ['seal_changed 2', 'inserted 0000000002.00005'],
    ],
    [
      'a removed seal with its lines',
      `with gone as (delete from audit_seals where id = '0000000002') delete from audit_entries where id like '0000000002.%'`,
      ['seal_removed 2'],
    ],
    [
      'an end cut off, the head with it',
      `with gone as (delete from audit_seals where id = '0000000003'),
            lines as (delete from audit_entries where id like '0000000003.%')
       update audit_heads set doc = doc || (select jsonb_build_object('number', 2, 'code', s.doc->'code', 'total', 10)
         from audit_seals s where s.id = '0000000002')`,
      ['cut_off 2'],
    ],
    ['everything gone', 'truncate audit_entries, audit_seals, audit_heads', ['cut_off 0']],
  ])('shows %s', async (_what, sql, faults) => {
    await sealThree()
    await client.query(sql)
    expect(await chain.faults()).toEqual(faults)
  })

  it('shows a chain that was begun anew in place of the old', async () => {
    await sealThree()
    await client.query('truncate audit_entries, audit_seals, audit_heads')
    await chain.writeMany(15, 'other')
    await chain.seal(5)
    expect(await chain.faults()).toEqual(['head_differs 3'])
  })

  it('is verified while it grows', async () => {
    await chain.writeMany(20)
    const growing = (async () => {
      for (let n = 0; n < 20; n += 1) {
        await chain.write(`late${n}`)
        await chain.seal(3)
      }
    })()
    for (let n = 0; n < 10; n += 1) expect(await chain.faults()).toEqual([])
    await growing
    expect(await chain.verify()).toMatchObject({ entries: 40, faults: [] })
  })
})

describe('npm run audit:verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-audit-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = async (argv: readonly string[] = []) => {
    let seen = ''
    const terminal = { isTTY: false, write: (text: string) => (seen += text) }
    const context = {
      ...chain.deps,
      audit: serverAuditHome({}, folder, auditKeys),
      config: { dataDir: folder },
      progress: () => undefined,
    }
    return { code: await auditVerify(argv, context, terminal), seen: () => seen }
  }
  const write = () => exportHead(chain.deps, serverAuditHome({}, folder, auditKeys).heads)

  it('ends with 0 and says what it held against what', async () => {
    await chain.writeMany(6)
    await chain.seal(4)
    await chain.write('late')
    await write()
    await write() // The same day again: one line a day.
    expect(readHeads(headsPath(folder))).toHaveLength(1)
    const { code, seen } = await run()
    expect(seen()).toContain('共2次封存、6条记录，对照库外链头1个：全部相符。')
    expect(seen()).toContain('还有1条记录尚未封存')
    expect(code).toBe(0)
    expect(await store.get(auditChecks, 'last')).toMatchObject({ seals: 2, entries: 6, faults: 0 })
  })

  it('ends with 1 on a fault, names the line, and takes heads that were kept elsewhere', async () => {
    await chain.writeMany(6)
    await chain.seal(4)
    const elsewhere = join(folder, 'elsewhere.jsonl')
    await exportHead(chain.deps, headsFile(elsewhere))
    await client.query(`delete from audit_entries where id = '0000000001.00002'`)
    rmSync(headsPath(folder), { force: true })
    const { code, seen } = await run()
    expect(seen()).toContain('记录被删除：0000000001.00002')
    expect(seen()).toContain('没有库外链头')
    expect(code).toBe(1)
    await client.query('truncate audit_entries, audit_seals, audit_heads')
    expect((await run()).code).toBe(0)
    const cut = await run(['--heads', elsewhere])
    expect(cut.seen()).toContain('记录链被截断，只到封存：0')
    expect(cut.code).toBe(1)
  })

  it('refuses words it does not know and heads it cannot read', async () => {
    const broken = join(folder, 'broken.jsonl')
    writeFileSync(broken, '{"on":"2026-07-03"}\n')
    expect((await run(['--heads', broken])).seen()).toContain('第1行读不出')
    expect((await run(['--heads', broken])).code).toBe(1)
    // A name that was mistyped must not pass for heads that agree.
    const empty = join(folder, 'empty.jsonl')
    writeFileSync(empty, '\n')
    for (const [wrong, sentence] of [
      [join(folder, 'mistyped.jsonl'), /读不了（ENOENT），没有核对/],
      [folder, /读不了（EISDIR），没有核对/],
      [empty, /没有链头，没有核对/],
    ] as const) {
      const { code, seen } = await run(['--heads', wrong])
      expect([code, seen()]).toEqual([1, expect.stringMatching(sentence)])
    }
    expect((await run(['--what'])).code).toBe(1)
    expect((await run(['--what'])).seen()).toContain('npm run audit:verify')
  })
})

describe('heads outside the database', () => {
  const head = { on: '2026-07-03', at: '2026-07-03T01:00:00.000Z', number: 3, total: 12, code: 'c' }

  it('are posted to the city’s address, and a refusal is an error', async () => {
    const sent: { url: string; body: string; authorization: string | null }[] = []
    const answering =
      (status: number): typeof fetch =>
      async (url, init) => {
        const authorization = new Headers(init?.headers).get('authorization')
        const { body } = init ?? {}
        sent.push({
          url: typeof url === 'string' ? url : '',
          body: typeof body === 'string' ? body : '',
          authorization,
        })
        return new Response(null, { status })
      }
    await postedHeads('https://log.example/heads', 'secret', answering(204)).write(head)
    expect(sent).toEqual([
      { url: 'https://log.example/heads', body: JSON.stringify(head), authorization: 'Bearer secret' },
    ])
    await expect(postedHeads('https://log.example/heads', undefined, answering(500)).write(head)).rejects.toThrow()
  })

  it('go to cloud storage on CloudBase, a file a day', async () => {
    const files: { cloudPath: string; fileContent: Buffer }[] = []
    await cloudHeads(async (file) => files.push(file)).write(head)
    expect(files.map(({ cloudPath }) => cloudPath)).toEqual(['audit-heads/2026-07-03.json'])
    expect(JSON.parse(String(files[0]?.fileContent))).toEqual(head)
  })

  it('are on the disk as one line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minsheng-heads-'))
    await headsFile(join(folder, 'a', 'heads.jsonl')).write(head)
    expect(readFileSync(join(folder, 'a', 'heads.jsonl'), 'utf8')).toBe(`${JSON.stringify(head)}\n`)
    rmSync(folder, { recursive: true })
  })
})

describe('the archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-archive-'))
  const files = join(folder, 'audit-archive')
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(() => rmSync(files, { recursive: true, force: true }))
  const home = serverAuditHome({}, folder, auditKeys)
  const verify = async () => {
    let seen = ''
    const terminal = { isTTY: false, write: (text: string) => (seen += text) }
    const context = { ...chain.deps, audit: home, config: { dataDir: folder }, progress: () => undefined }
    return { code: await auditVerify([], context, terminal), seen }
  }
  const archiveOld = async () => {
    await chain.writeMany(15)
    await chain.seal(5)
    chain.clock.onHours(24 * 367)
    await chain.write('new')
    await chain.seal(5)
    await chain.archive({ archives: home.archives })
  }

  it('lies in the data folder for its owner only, and is verified with the rest', async () => {
    await archiveOld()
    const names = readdirSync(files)
    expect(names).toEqual([expect.stringMatching(/^0000000001-0000000003-[0-9a-f]{16}\.jsonl$/)])
    for (const name of names) expect(statSync(join(files, name)).mode & 0o777).toBe(0o600)
    const { rows } = await client.query('select count(*)::int as n from audit_entries')
    expect(rows).toEqual([{ n: 1 }])
    const { code, seen } = await verify()
    expect(seen).toContain('共4次封存、16条记录')
    expect(seen).toContain('其中3次封存已归档到库外，归档文件一并核对。')
    expect(code).toBe(0)
  })

  it.each<[string, (name: string) => void | Promise<unknown>, string]>([
    ['a file that is gone', (name) => rmSync(join(files, name)), '归档不在原处，封存：1–3'],
    [
      'a file that somebody wrote to',
      (name) => writeFileSync(join(files, name), readFileSync(join(files, name), 'utf8').replace('m1', 'm9')),
      '归档被改动，封存：1–3',
    ],
    ['a list of files without one', () => client.query('delete from audit_archives'), '归档不在原处，封存：1–3'],
    [
      'a cut that was moved back',
      () => client.query(`update audit_cuts set doc = jsonb_set(doc, '{number}', '2')`),
      '归档被改动，封存：2',
    ],
    ['a cut that was taken away', () => client.query('delete from audit_cuts'), '封存被删除：1'],
  ])('shows %s', async (_what, tamper, words) => {
    await archiveOld()
    for (const name of readdirSync(files)) await tamper(name)
    const { code, seen } = await verify()
    expect(seen).toContain(words)
    expect(code).toBe(1)
  })

  it('is one under two archivers at once and four writers', async () => {
    await chain.writeMany(60)
    await chain.seal(3)
    chain.clock.onHours(24 * 367)
    const archiver = async (holder: string) => {
      // Each with a lease of its own making: compare and swap alone has to hold.
      for (let turn = 0; turn < 6; turn += 1) {
        await client.query('delete from leases')
        await chain.archive({ archives: home.archives, batch: 3 }, holder)
      }
    }
    await Promise.all([
      archiver('one'),
      archiver('two'),
      ...['a', 'b', 'c', 'd'].map((writer) => chain.writeMany(10, writer)),
    ])
    await chain.seal(7)
    expect(readdirSync(files)).toHaveLength(1)
    const { code, seen } = await verify()
    expect(seen).toContain('全部相符')
    expect(code).toBe(0)
  })

  it('reads no file but its own, and leaves no draft behind', async () => {
    writeFileSync(join(folder, 'secret'), 'x')
    for (const name of ['../secret', '/etc/passwd', 'a', '']) {
      expect(await home.archives.read(name)).toBeNull()
      await expect(home.archives.write(name, Buffer.from('x'))).rejects.toThrow('no name of an archive')
    }
    const name = `0000000001-0000000002-${'a'.repeat(16)}.jsonl`
    expect(await home.archives.read(name)).toBeNull()
    for (let twice = 0; twice < 2; twice += 1) expect(await home.archives.write(name, Buffer.from('x'))).toBe(name)
    expect(readdirSync(files)).toEqual([name])
    expect(String(await home.archives.read(name))).toBe('x')
  })

  it('goes to cloud storage on CloudBase, where its file id is its handle', async () => {
    const kept = new Map<string, Uint8Array>()
    const archives = cloudArchives({
      put: async (key, bytes) => {
        kept.set(`cloud://city/${key}`, bytes)
        return `cloud://city/${key}`
      },
      get: async (handle) => kept.get(handle) ?? null,
    })
    const handle = await archives.write('a.jsonl', Buffer.from('x'))
    expect(handle).toBe('cloud://city/audit-archive/a.jsonl')
    expect(String(await archives.read(handle))).toBe('x')
  })

  it.each(['1', '365', '0', '-400', 'a year', '36601', '366.5'])('is never sooner than after a year: %s', (days) => {
    expect(() => serverAuditHome({ AUDIT_KEEP_DAYS: days }, folder, auditKeys)).toThrow('日志至少留存一年')
  })

  it('lies where the city says, after as many days as it says', async () => {
    const elsewhere = serverAuditHome(
      { AUDIT_KEEP_DAYS: '1100', AUDIT_ARCHIVE_DIR: join(folder, 'elsewhere') },
      folder,
      auditKeys,
    )
    expect([home.keepDays, elsewhere.keepDays]).toEqual([366, 1100])
    const name = `0000000001-0000000002-${'b'.repeat(16)}.jsonl`
    await elsewhere.archives.write(name, Buffer.from('x'))
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([name])
  })
})
