import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'

/** One call: a path and its body as JSON text. Several in a row make one operation (accept, draft, approve). */
export interface Call {
  readonly path: string
  readonly token?: string
  readonly body: unknown
}
/** Operations to run over `connections` keep-alive connections until they or the time are used up. */
export interface Order {
  readonly url: string
  readonly connections: number
  readonly milliseconds: number
  readonly operations: readonly (readonly Call[])[]
}
export interface Outcome {
  readonly operations: number
  readonly milliseconds: number
  /** Of each operation, in milliseconds. */
  readonly latencies: readonly number[]
  /** Calls that were not answered with 200. */
  readonly failures: number
  readonly firstFailure?: string
}

function post(agent: Agent, url: URL, { path, token, body }: Call): Promise<{ status: number; text: () => string }> {
  const payload = Buffer.from(JSON.stringify(body))
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: url.hostname,
        port: url.port,
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/json',
          'content-length': payload.length,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: () => Buffer.concat(chunks).toString('utf8') }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(payload)
  })
}

/** A later call of an operation may need what an earlier one answered: `'$contentHash'` stands for it. */
function withHash(call: Call, hash: string): Call {
  const body = call.body as Record<string, unknown>
  return body.contentHash === '$contentHash' ? { ...call, body: { ...body, contentHash: hash } } : call
}

async function run({ url, connections, milliseconds, operations }: Order): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const target = new URL(url)
  const latencies: number[] = []
  let failures = 0
  let firstFailure: string | undefined
  let next = 0
  const began = performance.now()
  const worker = async (): Promise<void> => {
    for (;;) {
      const operation = operations[next]
      if (operation === undefined || performance.now() - began >= milliseconds) return
      next += 1
      const at = performance.now()
      let hash = ''
      for (const [step, call] of operation.entries()) {
        const answer = await post(agent, target, withHash(call, hash))
        if (answer.status !== 200) {
          failures += 1
          firstFailure ??= `${call.path} ${answer.status} ${answer.text().slice(0, 200)}`
        }
        if (step < operation.length - 1) hash = /"contentHash":"([0-9a-f]{64})"/.exec(answer.text())?.[1] ?? hash
      }
      latencies.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = performance.now() - began
  agent.destroy()
  return {
    operations: latencies.length,
    milliseconds: took,
    latencies,
    failures,
    ...(firstFailure === undefined ? {} : { firstFailure }),
  }
}

process.on('message', (order: Order) => {
  run(order).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit(0))
