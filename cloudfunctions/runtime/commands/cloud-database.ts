import { cloudApi, CloudApiError, cloudbaseManifest, deployDatabase, type Lacking } from '../../adapters/cloudbase'
import { CLOUD_DATABASE_COPY as COPY } from '../cloud-database-copy'
import { COLLECTIONS } from '../collections'
import { settingOf } from '../config'
import { progressBar, type Terminal } from '../progress-bar'

/** What `--help` shows. */
export const usage = COPY.usage

const CHECK = '--check'

/** What the command needs of the world; absent: this process's own. */
export interface CloudDatabaseParts {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly terminal: Terminal
  readonly fetch: typeof fetch
  readonly sleep: (ms: number) => Promise<void>
}
const OWN: CloudDatabaseParts = {
  environment: process.env,
  terminal: process.stdout,
  fetch: (...asked) => fetch(...asked),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
}

/**
 * `npm run cloud:database`: every declared collection in a CloudBase environment, closed to clients and with its
 * indexes; with `--check` says what is lacking. Then reads everything back: what it made is believed only when seen.
 * @returns the exit code: 1 while anything is lacking
 */
export async function runApart(argv: readonly string[], parts: CloudDatabaseParts = OWN): Promise<number> {
  const { environment, terminal } = parts
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  const envId = settingOf(environment, 'MINSHENG_CLOUD_ENV')
  const secretId = settingOf(environment, 'TENCENTCLOUD_SECRETID')
  const secretKey = settingOf(environment, 'TENCENTCLOUD_SECRETKEY')
  const isSound = argv.every((word) => word === CHECK)
  if (!isSound || envId === undefined || secretId === undefined || secretKey === undefined) {
    say(COPY.usage)
    return 1
  }
  const region = settingOf(environment, 'TENCENTCLOUD_REGION') ?? 'ap-shanghai'
  const api = cloudApi({ secretId, secretKey, region }, { fetch: parts.fetch, now: Date.now, sleep: parts.sleep })
  const manifest = cloudbaseManifest(COLLECTIONS)
  const count = manifest.length
  const walk = async (checkOnly: boolean): Promise<Lacking[] | null> => {
    const bar = progressBar(COPY.working, terminal)
    try {
      const progress = (share: number): void => bar.show(share, COPY.collections(count))
      return await deployDatabase(api, envId, manifest, { checkOnly, progress })
    } finally {
      bar.end()
    }
  }
  const checkOnly = argv.includes(CHECK)
  try {
    const lacking = await walk(checkOnly)
    if (lacking === null) {
      say(COPY.noEnvironment(envId))
      return 1
    }
    lacking.forEach((each) => say(COPY.line(each)))
    if (lacking.length === 0) return finish(say, COPY.ready(count), 0)
    if (checkOnly) return finish(say, COPY.lacking(lacking.length), 1)
    const left = (await walk(true)) ?? []
    if (left.length === 0) {
      say(COPY.made(lacking.length))
      return finish(say, COPY.ready(count), 0)
    }
    left.forEach((each) => say(COPY.line(each)))
    return finish(say, COPY.left(left.length), 1)
  } catch (error) {
    if (error instanceof CloudApiError) return finish(say, COPY.refused(error.code, error.message), 1)
    if (error instanceof TypeError) return finish(say, COPY.away, 1) // what `fetch` throws where there is no network
    throw error
  }
}

function finish(say: (line: string) => unknown, line: string, code: number): number {
  say(line)
  return code
}
