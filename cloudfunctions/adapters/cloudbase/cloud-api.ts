import { createHash, createHmac } from 'node:crypto'

/** A key of the account that the environment belongs to (腾讯云 访问管理 → API 密钥), and where it may be used. */
export interface CloudApiKey {
  readonly secretId: string
  readonly secretKey: string
  /** WeChat's environments lie in `ap-shanghai`. */
  readonly region: string
}

/** Calls one action of Tencent Cloud's management interface for CloudBase. @throws CloudApiError */
export type CloudApi = (action: string, input: object) => Promise<Readonly<Record<string, unknown>>>

/** What the platform refused, in its own code (`AuthFailure.SignatureFailure`, `RequestLimitExceeded`, …) and words. */
export class CloudApiError extends Error {
  override readonly name = 'CloudApiError'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const SERVICE = 'tcb'
const VERSION = '2018-06-08'
const CLOUD_API_URL = 'https://tcb.tencentcloudapi.com'
/** 20 calls a second are allowed (https://cloud.tencent.com/document/api/876/127968); what is too many passes by itself. */
const PASSING = /^(?:RequestLimitExceeded|InternalError|ResourceUnavailable|ResourceInUse)/
const MOST_TRIES = 6

export interface CloudApiOptions {
  readonly fetch: typeof fetch
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

/** The interface by HTTPS with a signed body; waits and asks again where the platform is busy. */
export const cloudApi =
  (key: CloudApiKey, { fetch: send, now, sleep }: CloudApiOptions): CloudApi =>
  async (action, input) => {
    for (let tried = 1; ; tried++) {
      try {
        return await ask(key, send, Math.floor(now() / 1000), action, JSON.stringify(input))
      } catch (error) {
        if (tried >= MOST_TRIES || !(error instanceof CloudApiError) || !PASSING.test(error.code)) throw error
        await sleep(500 * tried)
      }
    }
  }

async function ask(
  key: CloudApiKey,
  send: typeof fetch,
  seconds: number,
  action: string,
  body: string,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await send(CLOUD_API_URL, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-tc-action': action,
      'x-tc-version': VERSION,
      'x-tc-region': key.region,
      'x-tc-timestamp': String(seconds),
      authorization: authorization(key, new URL(CLOUD_API_URL).hostname, seconds, body),
    },
  })
  const said = (await answer.json().catch(() => ({}))) as { Response?: Record<string, unknown> }
  const { Response: response } = said
  if (response === undefined) throw new CloudApiError('InternalError', `HTTP ${String(answer.status)}`)
  const refused = response['Error'] as { Code?: unknown; Message?: unknown } | undefined
  if (refused !== undefined) throw new CloudApiError(String(refused.Code), String(refused.Message))
  return response
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (secret: string | Buffer, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

/** TC3-HMAC-SHA256 over content type, host and body: https://cloud.tencent.com/document/api/876/34812 */
export function authorization(
  { secretId, secretKey }: Pick<CloudApiKey, 'secretId' | 'secretKey'>,
  host: string,
  seconds: number,
  body: string,
): string {
  const day = new Date(seconds * 1000).toISOString().slice(0, 10)
  const scope = `${day}/${SERVICE}/tc3_request`
  const signed = 'content-type;host'
  const request = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\n${signed}\n${sha256(body)}`
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), SERVICE), 'tc3_request')
  const signature = hmac(key, `TC3-HMAC-SHA256\n${String(seconds)}\n${scope}\n${sha256(request)}`).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
}
