import { mergeMessage } from '../../../cloudfunctions/messages'
import { returnMessage } from '../../../cloudfunctions/messages/usecases/handle-message'
import { people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

/** An answer can be lost when all was written already: whoever tries again did what they see, and conflicts with nobody. */
describe('the very same act once more', () => {
  it('is refused as done before, with where it led, and is done once', async () => {
    const one = await HandledCase.open()
    await one.accept()
    await one.draft()
    const rejection = { ...one.on(), reason: '请写清恢复供热的时间。' }
    const first = await one.handling.reject_reply(people.approver, rejection)
    const events = (await one.events()).length
    const again = one.handling.reject_reply(people.approver, rejection)
    await expect(again).rejects.toMatchObject({ code: 'conflict', more: { doneBefore: true } })
    await expect(again).rejects.toHaveProperty('more.current', first)
    expect(first.timeline.filter(({ what }) => what === 'reply_rejected')).toHaveLength(1)
    expect(await one.events()).toHaveLength(events)
  })

  it('shows the message as it stands when others have gone on meanwhile', async () => {
    const one = await HandledCase.open()
    const on = one.on()
    await one.accept()
    await one.draft()
    await expect(one.handling.accept(people.handler, on)).rejects.toMatchObject({
      more: { doneBefore: true, current: { status: 'awaiting_approval', version: 3 } },
    })
  })

  it('is answered also to who has no part in the message any more because of it', async () => {
    const one = await HandledCase.open()
    const back = { ...one.on(), reason: '不属于我单位职责，请转交。' }
    await returnMessage(one.city.deps)(people.handler, back)
    await expect(returnMessage(one.city.deps)(people.handler, back)).rejects.toMatchObject({
      more: { doneBefore: true, current: { status: 'returned' } },
    })
    await expect(
      returnMessage(one.city.deps)(people.handler, { ...back, reason: '换一个理由再退一次。' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is another one with other words, by somebody else, or on another version', async () => {
    const one = await HandledCase.open()
    await one.accept()
    await one.draft()
    const rejection = { ...one.on(), reason: '请写清恢复供热的时间。' }
    await one.handling.reject_reply(people.approver, rejection)
    const conflict = { code: 'conflict', more: { current: { status: 'processing' } } }
    await expect(
      one.handling.reject_reply(people.approver, { ...rejection, reason: '还要写清联系人是谁。' }),
    ).rejects.toMatchObject(conflict)
    const byAnother = one.handling.reject_reply(people.both, rejection)
    await expect(byAnother).rejects.toMatchObject(conflict)
    await expect(byAnother).rejects.not.toHaveProperty('more.doneBefore')
    await expect(
      one.handling.reject_reply(people.approver, { ...rejection, version: rejection.version + 1 }),
    ).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('is not a rating with other stars: its writer is not told that theirs stands', async () => {
    const one = await HandledCase.open()
    await one.reply()
    const stars = { ...one.on(), solved: 'yes' as const, satisfaction: 5 }
    await one.handling.rate(people.citizen, stars)
    await expect(one.handling.rate(people.citizen, stars)).rejects.toMatchObject({ more: { doneBefore: true } })
    const other = one.handling.rate(people.citizen, { ...stars, satisfaction: 1 })
    await expect(other).rejects.toMatchObject({ code: 'conflict' })
    await expect(other).rejects.not.toHaveProperty('more.doneBefore')
  })

  it('is forgotten after some more acts: then it is told as the conflict that it is', async () => {
    const one = await HandledCase.open()
    const on = one.on()
    await one.accept()
    for (const words of ['第一次说明。', '第二次说明。', '第三次说明。', '第四次说明。', '第五次说明。'])
      await one.draft(words)
    const refused = one.handling.accept(people.handler, on)
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
    await expect(refused).rejects.not.toHaveProperty('more.doneBefore')
  })

  it('is known of merging too, which writes two messages', async () => {
    const one = await HandledCase.open()
    const target = await one.submit({ requestId: requestId(2), wantsPublic: true })
    const source = await one.submit({ requestId: requestId(3), body: '同一栋楼暖气也不热，一起反映。' })
    const input = { id: source.id, version: source.version, intoId: target.id }
    const merge = mergeMessage(one.city.deps)
    const merged = await merge(people.dispatcher, input)
    expect(merged.status).toBe('merged')
    await expect(merge(people.dispatcher, input)).rejects.toMatchObject({ more: { doneBefore: true, current: merged } })
  })
})
