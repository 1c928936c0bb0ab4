import type { InputOf, OutputOf } from '../../types/wire.contract'
import type { AnswersContract } from '../../types/answers.contract'
import type { IdentityContract } from '../../types/identity.contract'
import type { MessagesContract } from '../../types/messages.contract'
import type { SupervisionContract } from '../../types/supervision.contract'
import type { TopicsContract } from '../../types/topics.contract'
import type { BrowsedCity } from './open-city'
import { until } from '../support/until'

type Api = BrowsedCity['api']
interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** Paths of all pages, main package and subpackages, as `app.config.ts` lists them. */
export function pagesOfTheApp(): string[] {
  // Taro's build declares this name; outside of it the file is a plain list.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  const { default: app } = jest.requireActual<{ default: AppConfig }>('../../src/app.config')
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

/** The id of something that the persona may open on the page, out of the demonstration. */
export async function thingOf(api: Api, path: string, persona: string): Promise<string> {
  const call = async <Output>(procedure: string, input: unknown, as = persona): Promise<Output> => {
    const { body } = await api.call(as, procedure, input)
    if (!body.ok) throw new Error(`${procedure}: ${body.error.message}`)
    return body.data as Output
  }
  const first = <Item>({ items }: { items: readonly Item[] }): Item => {
    const [item] = items
    if (item === undefined) throw new Error(`${persona} has nothing to open on ${path} in the demonstration`)
    return item
  }
  if (path.startsWith('packages/admin')) {
    // The demonstration's accounts begin with their first sign-in.
    await call('identity.me', {}, 'dispatcher')
    const { items } = await call<OutputOf<IdentityContract['list_accounts']>>('identity.list_accounts', { limit: 20 })
    return first({ items: items.filter(({ name }) => name !== '系统管理员') }).id
  }
  if (path.startsWith('packages/press/supervision'))
    return first(await call<OutputOf<SupervisionContract['list']>>('supervision.list', { limit: 1 })).id
  if (path.startsWith('packages/press/topics')) return firstTopic(call)
  if (path.startsWith('packages/answers')) return releaseOne(call, first)
  if (persona.startsWith('citizen'))
    return first(await call<OutputOf<MessagesContract['list_mine']>>('messages.list_mine', { limit: 1 })).id
  return first(await call<OutputOf<MessagesContract['inbox']>>('messages.inbox', { limit: 1 })).id
}

type Call = <Output>(procedure: string, input: unknown, as?: string) => Promise<Output>
type First = <Item>(list: { items: readonly Item[] }) => Item

/** The timer finds topics in its first minute. */
const firstTopic = (call: Call): Promise<string> =>
  until('a topic', async () => (await call<OutputOf<TopicsContract['list']>>('topics.list', {})).items[0]?.id)

/** An answer that stands in public; the press office releases one where there is none yet. */
async function releaseOne(call: Call, first: First): Promise<string> {
  const { items } = await call<OutputOf<AnswersContract['list']>>('answers.list', { limit: 1 })
  if (items[0]) return items[0].id
  const { messageId } = first(
    await call<OutputOf<AnswersContract['candidates']>>('answers.candidates', { limit: 1 }, 'press'),
  )
  const { version } = await call<OutputOf<AnswersContract['propose']>>('answers.propose', { messageId }, 'press')
  const release: InputOf<AnswersContract['release']> = {
    messageId,
    version,
    title: '小区停水怎样提前知道',
    question: '小区停水为什么没有提前通知？希望以后能提前知道。',
    answer: '计划停水会提前一天在公众号和单元门口通知；临时抢修请拨打供水热线询问恢复时间。',
  }
  return (await call<OutputOf<AnswersContract['release']>>('answers.release', release, 'press')).id
}
