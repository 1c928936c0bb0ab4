import { type Message, tellingOf, tellTopicAnswer } from '../../../cloudfunctions/messages'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { SYSTEM } from '../../../cloudfunctions/shared/kernel/actor'
import { openSmallCity } from '../../support/small-city'

const AT = '2026-07-03T01:00:00.000Z'
const [one, other] = ['https://example.gov.cn/1.html', 'https://example.gov.cn/2.html'] as const
const letter = { id: 'm', status: 'processing', kind: 'complaint', timeline: [], eventCount: 0 } as unknown as Message

describe('an answer for all who wrote about a matter', () => {
  it.each<readonly [string, Partial<Message>, { answerId?: string; url?: string }, string]>([
    ['an open case', {}, { url: one }, 'tells'],
    [
      'an open case that was told of another article',
      { topicAnswers: [{ at: AT, url: other }] },
      { url: one },
      'tells',
    ],
    ['an open case that was told of an article', { topicAnswers: [{ at: AT, url: one }] }, { answerId: 'a' }, 'tells'],
    [
      'an open case that was told of another answer',
      { topicAnswers: [{ at: AT, answerId: 'b' }] },
      { answerId: 'a' },
      'tells',
    ],
    ['who was told of it', { topicAnswers: [{ at: AT, answerId: 'a' }] }, { answerId: 'a' }, 'told'],
    [
      'who was told of the article',
      {
        topicAnswers: [
          { at: AT, url: other },
          { at: AT, url: one },
        ],
      },
      { url: one },
      'told',
    ],
    ['a report', { kind: 'report' }, { url: one }, 'ended'],
    ['what nobody has looked at yet', { status: 'screening' }, { url: one }, 'ended'],
    ['what was answered', { status: 'replied' }, { url: one }, 'ended'],
    ['what was withdrawn', { status: 'withdrawn' }, { url: one }, 'ended'],
    ['what lies in another case', { status: 'merged' }, { url: one }, 'ended'],
  ])('%s', (_case, more, answer, telling) => {
    const message = { ...letter, ...more }
    expect(tellingOf(message, answer)).toBe(telling)
    const told = tellTopicAnswer(message, answer, actingNow(openSmallCity().deps, SYSTEM))
    expect(told?.events.map(({ type }) => type)).toEqual(telling === 'tells' ? ['topic_answered'] : undefined)
  })

  it('leaves the title of an article with the case, and none of a public answer', () => {
    const acting = actingNow(openSmallCity().deps, SYSTEM)
    const article = tellTopicAnswer(letter, { title: '整治情况的通报', url: one }, acting)?.message
    expect(article?.topicAnswers).toEqual([{ at: AT, title: '整治情况的通报', url: one }])
    expect(article?.timeline).toMatchObject([{ what: 'topic_answered', note: '整治情况的通报' }])
    const answer = tellTopicAnswer(letter, { answerId: 'a' }, acting)?.message
    expect(answer?.topicAnswers).toEqual([{ at: AT, answerId: 'a' }])
    expect(answer?.timeline[0]).not.toHaveProperty('note')
  })
})
