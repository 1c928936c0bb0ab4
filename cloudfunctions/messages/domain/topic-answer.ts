import { type Acting, type Change, change, leadOf } from './change'
import { isOpen, type Message } from './message'
import type { TopicAnswer } from './ownership.facts'

/** What telling a case of an answer to its topic would do: tell its owner, nothing as it was told, nothing as it has ended. */
export type Telling = 'tells' | 'told' | 'ended'

/** Reports, and what nobody has looked at yet, count as ended: nobody is told of anything there. */
export function tellingOf(message: Message, answer: Pick<TopicAnswer, 'answerId' | 'url'>): Telling {
  const same = ({ answerId, url }: Omit<TopicAnswer, 'at'>) => answerId === answer.answerId && url === answer.url
  if ((message.topicAnswers ?? []).some(same)) return 'told'
  const open = isOpen(message.status) && message.status !== 'screening'
  return open && message.kind !== 'report' ? 'tells' : 'ended'
}

/**
 * 统一答复: the owner of an open case is told of what was published about its topic, once for each answer or article. It
 * informs and stops no clock: the message is answered by itself all the same. Of an article its title goes into it.
 * @returns null where there is nobody to tell: it has ended, is a report, is not looked at yet, or was told already.
 */
export function tellTopicAnswer(message: Message, answer: Omit<TopicAnswer, 'at'>, acting: Acting): Change | null {
  if (tellingOf(message, answer) !== 'tells') return null
  const topicAnswers = [...(message.topicAnswers ?? []), { ...answer, at: acting.now }]
  const note = answer.title === undefined ? {} : { note: answer.title }
  return change(message, acting, { topicAnswers }, [{ what: 'topic_answered', ...leadOf(message), ...note }])
}
