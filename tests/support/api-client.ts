import type { Envelope } from '../../types/wire.contract'

export interface Answer {
  readonly status: number
  readonly body: Envelope<unknown>
}

/** Calls a server's procedures as personas, each signed in once, by `fetch`. Remembers the text of every answer. */
export function callOver(url: string) {
  const tokens = new Map<string, Promise<string>>()
  const given = new Map<string, string[]>()

  const post = async (procedure: string, input: unknown, authorization?: string) => {
    const response = await fetch(`${url}/api/${procedure.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify(input),
    })
    return { status: response.status, text: await response.text() }
  }
  const login = async (persona: string): Promise<string> => {
    const { status, text } = await post('identity.demo_login', { persona })
    if (status !== 200) throw new Error(`demo_login ${persona}: ${status} ${text}`)
    return (JSON.parse(text) as { data: { token: string } }).data.token
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
    const authorization = persona === null ? undefined : `Bearer ${await tokenOf(persona)}`
    const { status, text } = await post(procedure, input, authorization)
    const answers = given.get(persona ?? '') ?? []
    answers.push(text)
    given.set(persona ?? '', answers)
    return { status, body: JSON.parse(text) as Envelope<unknown> }
  }
  return { call, tokenOf, given }
}
