import { Agent, request } from 'node:http'

/** One connection to a server that stays open: what a call takes, without what opening one takes. */
export interface Line {
  /** @returns what a procedure answered. @throws Error for every refusal */
  ask(procedure: string, input: unknown): Promise<unknown>
  close(): void
}

/** @param token of who asks; absent: nobody has signed in */
export function openLine(url: string, token?: string): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  return {
    ask: (procedure, input) =>
      new Promise((done, fail) => {
        const asked = request(`${url}/api/${procedure}`, { method: 'POST', agent, headers }, (answer) => {
          let said = ''
          answer.setEncoding('utf8')
          answer.on('data', (chunk: string) => (said += chunk))
          answer.on('end', () => {
            if (answer.statusCode === 200) done((JSON.parse(said) as { data: unknown }).data)
            else fail(new Error(`${procedure} answered ${answer.statusCode ?? ''}: ${said}`))
          })
        })
        asked.on('error', fail)
        asked.end(JSON.stringify(input))
      }),
    close: () => agent.destroy(),
  }
}
