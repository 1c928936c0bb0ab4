import { type Acting, type Change, change, leadOf } from './change'
import { isOpen, type Message } from './message'
import type { TopicAnswer } from './ownership.facts'

/**
 * 统一答复: the owner of an open case is told of what was published about its topic, once for each answer or article. It
 * informs and stops no clock: the message is answered by itself all the same. Only the public title goes into it.
 * @returns null where there is nobody to tell: it has ended, is a report, is not looked at yet, or was told already.
 */
export function tellTopicAnswer(message: Message, answer: Omit<TopicAnswer, 'at'>, acting: Acting): Change | null {
  const told = message.topicAnswers ?? []
  const same = ({ answerId, url }: Omit<TopicAnswer, 'at'>) => answerId === answer.answerId && url === answer.url
  const open = isOpen(message.status) && message.status !== 'screening'
  if (!open || message.kind === 'report' || told.some(same)) return null
  return change(message, acting, { topicAnswers: [...told, { ...answer, at: acting.now }] }, [
    { what: 'topic_answered', ...leadOf(message), note: answer.title },
  ])
}
