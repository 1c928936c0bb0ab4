import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * WeChat's servers as their documents describe them (`cgi-bin/stable_token`, `wxa/msg_sec_check`, `wxa/media_check_async`,
 * `message/subscribe/send`): gives tokens, answers in the order in which answers are wanted, remembers what was asked.
 */
export class WechatDouble {
  readonly asked: { path: string; body: unknown }[] = []
  /** A text is sent as it is; `never`: the line stays open. */
  readonly answers: (object | string)[] = []
  /** Who signs in by `sns/jscode2session`, where nothing else is wanted of it. */
  openid = ''
  /** Tokens made so far. */
  tokens = 0
  /** A stable token stays the same until it is renewed by force; false: every question makes a new one. */
  stable = false
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<WechatDouble> {
    const server = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => {
        const path = request.url ?? ''
        const body = text === '' ? null : (JSON.parse(text) as unknown)
        double.asked.push({ path, body })
        const answer = path.startsWith('/cgi-bin/stable_token')
          ? double.token(body)
          : path.startsWith('/sns/jscode2session') && double.openid !== ''
            ? { openid: double.openid, session_key: 'k' }
            : (double.answers.shift() ?? { errcode: 0, errmsg: 'ok', msgid: 1 })
        if (answer === 'never') return
        response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
      })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const double = new WechatDouble(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    return double
  }

  private token(body: unknown): object {
    const force = (body as { force_refresh?: boolean } | null)?.force_refresh === true
    if (!this.stable || force || this.tokens === 0) this.tokens += 1
    return { access_token: `token-${this.tokens}`, expires_in: 7200 }
  }

  /** What was asked of one interface, without the token. */
  askedOf = (path: string): unknown[] =>
    this.asked.filter((each) => each.path.startsWith(`${path}?`)).map(({ body }) => body)

  close(): Promise<unknown> {
    this.server.closeAllConnections()
    return new Promise((done) => this.server.close(done))
  }
}
