import { messages, submitMessage } from '../../../cloudfunctions/messages'
import type { Message } from '../../../cloudfunctions/messages/domain/message'
import { ask, resumeUnanswered, supplement } from '../../../cloudfunctions/messages/domain/question'
import { SYSTEM } from '../../../cloudfunctions/shared/kernel/actor'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { FileRow } from '../../../types/files.contract'
import { openSmallCity, people, requestId } from '../../support/small-city'

const QUESTION = { question: '请问是哪一栋楼？' }
const picture = (id: string): FileRow => ({ id, kind: 'image' })

/** A letter that heating works on, due in five working days. */
async function openWorkedOn(submittedAt = '2026-07-03T01:00:00.000Z') {
  const { deps, store, clock } = openSmallCity()
  clock.to(submittedAt)
  const input = { requestId: requestId(1), kind: 'complaint', body: '家里暖气三天不热，没人来修。' }
  const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))
  const found = await store.get(messages, id)
  if (found === null) throw new Error('not submitted')
  const letter: Message = { ...found, status: 'processing' }
  return { letter, clock, acting: () => actingNow(deps, people.handler), timer: () => actingNow(deps, SYSTEM) }
}

describe('a question to the citizen', () => {
  it('takes the promise off the books; one that was asked when the time was used up leaves it there', async () => {
    const { letter, clock, acting } = await openWorkedOn()
    expect(ask(letter, QUESTION, acting()).events).toMatchObject([
      { type: 'asked', noLongerOwes: { unitId: 'heating', dueOn: letter.replyDueOn } },
    ])
    clock.to(`${letter.replyDueOn}T02:00:00.000Z`)
    const late = ask(letter, QUESTION, acting())
    expect(late.message.question?.late).toBe(true)
    expect(late.events[0]).not.toHaveProperty('noLongerOwes')
  })

  it('keeps that its last day was reckoned beyond the last notice, where it was', async () => {
    const known = await openWorkedOn()
    expect(ask(known.letter, QUESTION, known.acting()).message.question).not.toHaveProperty('unsettled')
    const beyond = await openWorkedOn('2026-12-29T01:00:00.000Z')
    expect(ask(beyond.letter, QUESTION, beyond.acting()).message.question?.unsettled).toBe(true)
  })

  it('lets the clock of the unit stand still as well as the city’s', async () => {
    const { letter, acting } = await openWorkedOn()
    const led = { ...letter, unitClock: { ...letter.clock, workingDays: 3 } }
    const pauses = [{ askedOn: '2026-07-03', endsOn: '2026-07-10' }]
    expect(ask(led, QUESTION, acting()).message).toMatchObject({
      clock: { pauses },
      unitClock: { pauses, workingDays: 3 },
    })
    const { unitClock: _, ...held } = letter
    expect(ask(held, QUESTION, acting()).message).not.toHaveProperty('unitClock')
  })

  it('is answered with files that lie with the answer and behind those of the letter', async () => {
    const { letter, acting } = await openWorkedOn()
    const asked = ask({ ...letter, attachments: [picture('first')] }, QUESTION, acting()).message
    const body = '3栋2单元。'
    const answered = supplement(asked, { body, files: [picture('second'), picture('third')] }, acting()).message
    expect(answered.attachments?.map(({ id }) => id)).toEqual(['first', 'second', 'third'])
    expect(answered.supplements).toMatchObject([{ body, fileIds: ['second', 'third'] }])
    const plain = supplement(asked, { body }, acting()).message
    expect(plain.attachments).toEqual(asked.attachments)
    expect(plain.supplements[0]).not.toHaveProperty('fileIds')
    const bare = ask(letter, QUESTION, acting()).message
    expect(supplement(bare, { body }, acting()).message).not.toHaveProperty('attachments')
    expect(supplement(bare, { body, files: [picture('only')] }, acting()).message.attachments).toEqual([
      picture('only'),
    ])
  })

  it('that ran out is taken up by the unit as such, not as if it had been answered', async () => {
    const { letter, clock, acting, timer } = await openWorkedOn()
    const asked = ask(letter, QUESTION, acting()).message
    clock.to('2026-07-13T02:00:00.000Z')
    const resumed = resumeUnanswered(asked, timer())
    expect(resumed?.message).toMatchObject({ status: 'processing', askedInVain: true })
    expect(resumed?.message.timeline.at(-1)).toMatchObject({ what: 'resumed', unitId: 'heating' })
  })
})
