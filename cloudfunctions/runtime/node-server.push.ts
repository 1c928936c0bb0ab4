import type { FastifyInstance } from 'fastify'
import type { WechatPush } from '../adapters/wechat/push'
import { refusal } from '../shared/function/envelope'
import { sendAnswer } from './node-server.edge'

/** Where WeChat pushes events to (小程序后台 → 开发管理 → 消息推送). */
export const PUSH_PATH = '/wechat/push'
/** An event is a few hundred bytes. */
const MOST_BYTES = 64 * 1024

/** What the server does with what WeChat pushes. */
export interface ServerPush {
  readonly door: WechatPush
  /** An event that came from WeChat. Throwing has WeChat send it again. */
  take(event: unknown): Promise<void>
}

/** `GET` answers WeChat's question for the address; `POST` takes an event. Whatever WeChat did not sign is 403. */
export function servePush(app: FastifyInstance, { door, take }: ServerPush): void {
  void app.register(async (own) => {
    own.removeAllContentTypeParsers()
    // WeChat names its JSON in several ways; what counts is the signature.
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    own.get(PUSH_PATH, async (request, reply) => {
      const echo = door.echo(request.query as Readonly<Record<string, unknown>>)
      if (echo === null) return sendAnswer(reply, refusal('forbidden', request.id))
      return reply.type('text/plain').send(echo)
    })
    own.post(PUSH_PATH, async (request, reply) => {
      const body = request.body instanceof Uint8Array ? request.body : Buffer.alloc(0)
      const event = door.open(request.query as Readonly<Record<string, unknown>>, body)
      if (event === null) return sendAnswer(reply, refusal('forbidden', request.id))
      await take(event)
      return reply.type('text/plain').send('success')
    })
  })
}
