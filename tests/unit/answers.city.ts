import { answersFunction } from '../../cloudfunctions/answers'
import { handlingUseCases, type Message, messages, submitMessage } from '../../cloudfunctions/messages'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import type { PublicAnswer } from '../../types/answers.contract'
import { SubmitMessageInput } from '../../types/messages.contract'
import { callAs, mustAs } from '../support/call-module'
import { openSmallCity, people, requestId } from '../support/small-city'

/** Of whoever writes: in no answer that is public. */
export const PHONE = '13800001111'
/** What the press office makes public of a message and its reply. */
export const REWRITTEN = {
  title: '和平路一带停暖何时恢复',
  question: '和平路小区停暖，什么时候能恢复供热？',
  answer: '主管道已于7月3日修复，当天18时恢复供热。仍不热的请在本平台留言。',
}

/** The small city with its answers, and the hands to write, reply and make public. */
export async function openCity() {
  const city = openSmallCity()
  const module = answersFunction(city.deps)
  const ask = (actor: Actor | null, procedure: string, input: object) => callAs(module, actor, procedure, input)
  const must = <Data>(actor: Actor | null, procedure: string, input: object): Promise<Data> =>
    mustAs(module, actor, procedure, input)
  const load = async (id: string): Promise<Message> => {
    const found = await city.store.get(messages, id)
    if (found === null) throw new Error('lost')
    return found
  }
  let written = 0
  const write = async (more: object = {}, by: Actor = people.citizen) => {
    written += 1
    const input = {
      ...{ requestId: requestId(written), kind: 'help', addresseeId: 'heating', wantsPublic: true, contact: PHONE },
      body: `和平路小区停暖了，我住3号楼2单元501室，电话${PHONE}，请问什么时候恢复？`,
      ...more,
    }
    return (await submitMessage(city.deps)(by, SubmitMessageInput.parse(input))).id
  }
  const answer = async (id: string) => {
    const handling = handlingUseCases(city.deps)
    if ((await load(id)).status === 'dispatched')
      await handling.accept(people.handler, { id, version: (await load(id)).version })
    const { draft } = await handling.draft_reply(people.handler, {
      ...{ id, version: (await load(id)).version },
      ...{ body: '主管道已修复，今天18时恢复供热。', outcome: 'solved' },
    })
    await handling.approve_reply(people.approver, {
      ...{ id, version: (await load(id)).version, contentHash: draft?.contentHash ?? '' },
    })
  }
  const release = async (messageId: string, more: object = {}) =>
    ask(people.chief, 'release', { messageId, version: (await load(messageId)).version, ...REWRITTEN, ...more })
  const released = async (more: object = {}) => {
    const id = await write(more)
    await answer(id)
    const body = await release(id)
    if (!body.ok) throw new Error(JSON.stringify(body.error))
    return { id, answer: body.data as PublicAnswer }
  }
  return { city, ask, must, load, write, answer, release, released }
}
