import type { Instant } from '../../shared/kernel/local-date'
import { type Acting, type Change, change, leadOf } from './change'
import { isOpen, type Message } from './message'
import type { TopicAnswer } from './ownership.facts'

/** What telling a case of an answer to its topic would do: tell its owner, nothing as it was told, nothing as it has ended. */
export type Telling = 'tells' | 'told' | 'ended'

/** What is told; `answerAt`: when the public answer was released last, in the words that it has now. */
type Published = Omit<TopicAnswer, 'at'> & { readonly answerAt?: Instant | undefined }

const isSame = (one: Omit<TopicAnswer, 'at'>, other: Omit<TopicAnswer, 'at'>): boolean =>
  one.answerId === other.answerId && one.url === other.url

/**
 * Reports, and what nobody has looked at yet, count as ended: nobody is told of anything there. An answer that was released
 * anew since is another one.
 */
export function tellingOf(message: Message, answer: Omit<Published, 'title'>): Telling {
  const { answerAt = '' } = answer
  if ((message.topicAnswers ?? []).some((one) => isSame(one, answer) && one.at >= answerAt)) return 'told'
  const open = isOpen(message.status) && message.status !== 'screening'
  return open && message.kind !== 'report' ? 'tells' : 'ended'
}

/**
 * 统一答复: the owner of an open case is told of what was published about its topic, once for each answer as it was released and each article. It
 * informs and stops no clock: the message is answered by itself all the same. Of an article its title goes into it.
 * @returns null where there is nobody to tell: it has ended, is a report, is not looked at yet, or was told already.
 */
export function tellTopicAnswer(message: Message, published: Published, acting: Acting): Change | null {
  if (tellingOf(message, published) !== 'tells') return null
  const { answerAt: _answerAt, ...answer } = published
  const others = (message.topicAnswers ?? []).filter((one) => !isSame(one, answer))
  const topicAnswers = [...others, { ...answer, at: acting.now }]
  const note = answer.title === undefined ? {} : { note: answer.title }
  return change(message, acting, { topicAnswers }, [{ what: 'topic_answered', ...leadOf(message), ...note }])
}
