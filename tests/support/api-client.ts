import type { Envelope } from '../../types/wire.contract'

export interface Answer {
  readonly status: number
  readonly body: Envelope<unknown>
}

/** Calls `module.procedure` of a server, with the token of a session or without; the answer whatever it is. */
export async function post(
  url: string,
  procedure: string,
  input: unknown,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer & { readonly headers: Headers }> {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/api/${procedure.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    body: JSON.stringify(input),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Envelope<unknown> }
}

/** Calls a server's procedures as personas, each signed in once, by `fetch`. Remembers the text of every answer. */
export function callOver(url: string) {
  const tokens = new Map<string, Promise<string>>()
  const given = new Map<string, string[]>()

  const login = async (persona: string): Promise<string> => {
    const { status, body } = await post(url, 'identity.demo_login', { persona })
    if (!body.ok) throw new Error(`demo_login ${persona}: ${status} ${JSON.stringify(body.error)}`)
    return (body.data as { token: string }).token
  }
  /** A login that failed is tried anew next time. */
  const tokenOf = (persona: string): Promise<string> => {
    const known = tokens.get(persona)
    if (known !== undefined) return known
    const fresh = login(persona)
    fresh.catch(() => tokens.delete(persona))
    tokens.set(persona, fresh)
    return fresh
  }
  const call = async (persona: string | null, procedure: string, input: unknown): Promise<Answer> => {
    const { status, body } = await post(url, procedure, input, persona === null ? undefined : await tokenOf(persona))
    const answers = given.get(persona ?? '') ?? []
    answers.push(JSON.stringify(body))
    given.set(persona ?? '', answers)
    return { status, body }
  }
  /** A call that must succeed. @throws Error with its refusal */
  const ask = async <Data>(persona: string | null, procedure: string, input: unknown): Promise<Data> => {
    const { status, body } = await call(persona, procedure, input)
    if (!body.ok) throw new Error(`${String(persona)} ${procedure}: ${status} ${JSON.stringify(body.error)}`)
    return body.data as Data
  }
  return { call, ask, tokenOf, given }
}
