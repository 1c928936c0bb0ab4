import {
  dropWorkingDraft,
  readWorkingDraft,
  saveWorkingDraft,
} from '../../../cloudfunctions/messages/usecases/keep-writing'
import { holdEditing, readEditors, releaseEditing } from '../../../cloudfunctions/messages/usecases/hold-editing'
import { people, type PersonName } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('a text being written', () => {
  let one: HandledCase
  const save = (version: number, body: string, who: PersonName = 'handler') =>
    saveWorkingDraft(one.city.deps)(people[who], { id: one.view.id, version, body, interim: false })
  const read = async (who: PersonName = 'handler') =>
    (await readWorkingDraft(one.city.deps)(people[who], { id: one.view.id })).draft
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
  })

  it('is kept as it is typed, a person and message, and comes back', async () => {
    expect(await read()).toBeNull()
    expect(await save(0, '已派人 ')).toMatchObject({ version: 1 })
    expect(await save(1, '已派人检修')).toMatchObject({ version: 2 })
    expect(await read()).toMatchObject({ body: '已派人检修', version: 2 })
    expect(await read('both')).toBeNull()
    expect(await one.see('handler')).toMatchObject({ version: one.view.version }) // costs nothing on the message
  })
  it('is never written over by another device: the second gets the first', async () => {
    await save(0, '电脑上写的')
    await expect(save(0, '手机上写的')).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { body: '电脑上写的', version: 1 } },
    })
    expect(await read()).toMatchObject({ body: '电脑上写的' })
    expect(await save(1, '两份合起来')).toMatchObject({ version: 2 })
    expect(await save(0, '两份合起来')).toMatchObject({ version: 3 }) // the same words again are no conflict
  })
  it('stays when the message has moved on, and goes when it was submitted', async () => {
    await save(0, '已派人检修。', 'both')
    await save(0, '已派人检修。')
    await one.draft()
    expect(await read()).toBeNull()
    expect(await read('both')).toMatchObject({ body: '已派人检修。' })
    await one.approve()
    expect(await save(1, '已派人检修，今晚恢复。', 'both')).toMatchObject({ version: 2 })
    await dropWorkingDraft(one.city.deps)(people.both, { id: one.view.id })
    expect(await read('both')).toBeNull()
  })
  it('is for handlers of the message', async () => {
    for (const who of ['approver', 'dispatcher', 'citizen'] as const)
      await expect(save(0, '不该能写', who)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save(0, '不该能写', 'trafficHandler')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('who is writing', () => {
  let one: HandledCase
  const hold = async (who: PersonName) => (await holdEditing(one.city.deps)(people[who], { id: one.view.id })).others
  const release = (who: PersonName) => releaseEditing(one.city.deps)(people[who], { id: one.view.id })
  const minutes = (count: number) => one.city.clock.onHours(count / 60)
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
  })

  it('is told to the second, with since when, and to the approver', async () => {
    expect(await hold('handler')).toEqual([])
    minutes(2)
    await hold('handler')
    minutes(1)
    const since = '2026-07-03T01:00:00.000Z'
    expect(await hold('both')).toMatchObject([{ name: 'handler-heating', since }])
    const { others } = await readEditors(one.city.deps)(people.approver, { id: one.view.id })
    expect(others.map(({ name }) => name)).toEqual(['handler-heating', 'both-heating'])
    await expect(readEditors(one.city.deps)(people.citizen, { id: one.view.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
  it('is forgotten after three minutes without a sign, or when the composer is closed', async () => {
    await hold('handler')
    minutes(2.9)
    expect(await hold('both')).toHaveLength(1)
    minutes(0.2)
    expect(await hold('both')).toEqual([])
    await release('both')
    expect(await hold('handler')).toEqual([])
  })
  it('keeps nobody from saving: the second saves against the version and gets the present state', async () => {
    await hold('handler')
    const seen = one.on()
    await one.draft()
    await expect(
      one.handling.draft_reply(people.both, { ...seen, body: '另一份答复内容。', outcome: 'solved' }),
    ).rejects.toMatchObject({ code: 'conflict', more: { current: { draft: { number: 1 } } } })
  })
})
