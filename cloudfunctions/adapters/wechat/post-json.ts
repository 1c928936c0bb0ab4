/** WeChat answers within a second; longer than this the line is taken for broken, milliseconds. */
const TIMEOUT_MS = 8_000

/** The answer as an object; null where none came or it is no JSON. Never throws, never logs: the body carries secrets. */
export async function postJson(url: string, body: unknown): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const answer: unknown = await response.json()
    return typeof answer === 'object' && answer !== null ? (answer as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}
