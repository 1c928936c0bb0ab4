import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import chineseDays from 'chinese-days/dist/chinese-days.json'
import { build } from 'esbuild'
import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { handlingUseCases, submitMessage, type VerdictRecord } from '../../cloudfunctions/messages'
import { writeVerdicts } from '../../cloudfunctions/runtime/commands/verdicts'
import { SubmitMessageInput } from '../../types/messages.contract'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { openSmallCity, people, requestId } from '../support/small-city'
import { openFolder, runImport } from './import.support'

const folder = openFolder()
let database: TestStore
let store: PostgresStore
beforeAll(async () => {
  database = await openTestStore()
})
afterAll(() => database.close())
beforeEach(async () => {
  store = await database.emptied()
})
afterAll(folder.close)

interface Line {
  readonly id: string
  readonly createdAt: string
  readonly repliedAt?: string
  readonly kind?: string
}
type Recount = Omit<VerdictRecord, 'id'>

/** The promises, written out again: 咨询 2, all others 5; what says no kind is a complaint. */
const KINDS: Readonly<Record<string, readonly [kind: VerdictRecord['kind'], workingDays: number]>> = {
  咨询: ['inquiry', 2],
  建议: ['suggestion', 5],
  投诉: ['complaint', 5],
  求助: ['help', 5],
  举报: ['report', 5],
  表扬: ['praise', 5],
}

/** The day after, by adding to the day of the month: nothing of ours is called. */
function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10)
}
const isWorked = (day: string): boolean =>
  day in chineseDays.workdays ||
  (!(day in chineseDays.holidays) && ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()))

/** Counts day by day on the package's calendar. The file's times are written on a Shanghai clock: the day stands there. */
function recount({ id, createdAt, repliedAt, kind: word = '投诉' }: Line): Recount {
  const [kind, promised] = KINDS[word] ?? ['complaint', 5]
  const receivedOn = createdAt.slice(0, 10)
  let [replyDueOn, left] = [receivedOn, promised]
  while (left > 0) {
    replyDueOn = dayAfter(replyDueOn)
    if (isWorked(replyDueOn)) left -= 1
  }
  const answered = { sourceId: id, kind, receivedOn, replyDueOn }
  if (repliedAt === undefined) return { ...answered, repliedOn: null, onTime: null, lateByWorkingDays: null }
  const repliedOn = repliedAt.slice(0, 10)
  let lateByWorkingDays = 0
  for (let day = dayAfter(replyDueOn); day <= repliedOn; day = dayAfter(day)) if (isWorked(day)) lateByWorkingDays += 1
  return { ...answered, repliedOn, onTime: !(repliedOn > replyDueOn), lateByWorkingDays }
}

const linesOf = (file: string): VerdictRecord[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as VerdictRecord)
const bySource = (records: readonly Recount[]) =>
  [...records].sort((a, b) => String(a.sourceId).localeCompare(String(b.sourceId)))
const withoutId = ({ id: _id, ...rest }: VerdictRecord): Recount => rest

async function write(file: string) {
  let seen = ''
  const context = { ...openSmallCity(store).deps, store, progress: () => undefined }
  const code = await writeVerdicts([file], context, { write: (text) => (seen += text) })
  return { code, seen }
}

/** 1,500 messages of every kind from 2004 to 2026 around the holidays, every tenth unanswered; then the boundaries. */
const fixture: readonly Line[] = [
  ...Array.from({ length: 1500 }, (_, index): Line => {
    const createdAt = new Date(Date.UTC(2004, 0, 2 + index * 5, index % 24, (index * 7) % 60))
    const repliedAt = new Date(createdAt.getTime() + ((index * 53) % 700) * 3_600_000)
    const written = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ')
    const kind = Object.keys(KINDS)[index % 6] ?? '投诉'
    return {
      id: String(index),
      kind,
      createdAt: written(createdAt),
      ...(index % 10 === 0 ? {} : { repliedAt: written(repliedAt) }),
    }
  }),
  { id: 'last-millisecond', createdAt: '2026-05-09 23:59:59.999', repliedAt: '2026-05-15 23:59:59.999' },
  { id: 'first-millisecond', createdAt: '2026-05-10 00:00:00', repliedAt: '2026-05-18 00:00:00' },
  { id: 'last-day', createdAt: '2026-05-08 23:59:59', repliedAt: '2026-05-16 00:00:00' },
]
const asFile = (lines: readonly Line[]): string =>
  lines
    .map((line) =>
      JSON.stringify({
        ...line,
        title: `第${line.id}件`,
        content: '写在这里的内容。',
        ...(line.repliedAt === undefined ? {} : { reply: '已经办理。' }),
      }),
    )
    .join('\n')

describe('npm run verdicts', () => {
  it('says of every imported message what a recount day by day says', async () => {
    await runImport([folder.write('written.jsonl', asFile(fixture))], store)
    const file = join(folder.path, 'written.verdicts.jsonl')
    expect(await write(file)).toEqual({ code: 0, seen: expect.stringContaining(`已写出${fixture.length}条`) })
    expect(bySource(linesOf(file).map(withoutId))).toEqual(bySource(fixture.map(recount)))
  })

  const real = join(__dirname, '../../../shared/data/messages-replied.jsonl')
  const hasReal = existsSync(real)
  const unless = hasReal ? '' : ' [skipped: the 1,431 real messages are not on this machine (../shared/data)]'
  ;(hasReal ? it : it.skip)(`says of all real messages what a recount day by day says${unless}`, async () => {
    const text = readFileSync(real, 'utf8')
    const lines = text.split('\n').filter((line) => line !== '')
    // A copy: the error list lies beside the file, and the data's folder is not ours.
    await runImport([folder.write('real.jsonl', text)], store)
    const file = join(folder.path, 'real.verdicts.jsonl')
    await write(file)
    const written = linesOf(file)
    expect(written).toHaveLength(1431)
    expect(bySource(written.map(withoutId))).toEqual(bySource(lines.map((line) => recount(JSON.parse(line) as Line))))
    expect(written.filter(({ onTime }) => onTime === true).length).toBeGreaterThan(0)
    expect(written.filter(({ onTime }) => onTime === false).length).toBeGreaterThan(0)
  })

  it('says of our own messages the verdict that froze, and nothing of one that waits', async () => {
    const { deps, clock } = openSmallCity(store)
    const handling = handlingUseCases(deps)
    const submit = (n: number, kind: 'complaint' | 'inquiry') =>
      submitMessage(deps)(
        people.citizen,
        SubmitMessageInput.parse({ requestId: requestId(n), kind, body: '家里暖气三天不热，没人来修。' }),
      )
    const waits = await submit(1, 'complaint')
    const answered = await submit(2, 'inquiry')
    clock.to('2026-07-08T15:59:59.999Z') // Wednesday, the last millisecond of the day after the due day
    const accepted = await handling.accept(people.handler, { id: answered.id, version: answered.version })
    const drafted = await handling.draft_reply(people.handler, {
      id: answered.id,
      version: accepted.version,
      body: '已派人上门检修，今晚恢复供热。',
      outcome: 'solved',
    })
    const contentHash = drafted.draft?.contentHash ?? ''
    await handling.approve_reply(people.approver, { id: answered.id, version: drafted.version, contentHash })
    const file = join(folder.path, 'own.verdicts.jsonl')
    await write(file)
    const own = { sourceId: null, receivedOn: '2026-07-03' }
    expect([...linesOf(file)].sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      {
        ...own,
        id: waits.id,
        kind: 'complaint',
        replyDueOn: '2026-07-10',
        repliedOn: null,
        onTime: null,
        lateByWorkingDays: null,
      },
      {
        ...own,
        id: answered.id,
        kind: 'inquiry',
        replyDueOn: '2026-07-07',
        repliedOn: '2026-07-08',
        onTime: false,
        lateByWorkingDays: 1,
      },
    ])
  })

  it.each(['UTC', 'America/New_York'])('says the same on a machine in %s', async (zone) => {
    const bundle = join(folder.path, 'verdicts-process.cjs')
    await build({
      entryPoints: [join(__dirname, 'verdicts-process.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'error',
    })
    const from = folder.write(`${zone.replace('/', '-')}.jsonl`, asFile(fixture))
    const to = `${from}.verdicts.jsonl`
    const { stdout } = await promisify(execFile)(process.execPath, [bundle, from, to], {
      env: { ...process.env, TZ: zone, INIT_CWD: folder.path },
    })
    expect(stdout.trim()).toBe(zone)
    expect(bySource(linesOf(to).map(withoutId))).toEqual(bySource(fixture.map(recount)))
  })

  it('explains itself, and leaves the file as it was when it cannot write', async () => {
    expect(await write('--all')).toEqual({ code: 1, seen: expect.stringContaining('npm run verdicts') })
    const nowhere = join(folder.path, 'no-such-folder', 'x.jsonl')
    expect(await write(nowhere)).toEqual({ code: 1, seen: expect.stringContaining('这个文件写不了（ENOENT）') })
  })
})
