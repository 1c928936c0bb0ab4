import { pseudonymOf } from '../../../cloudfunctions/shared/kernel/pseudonym'
import { auditPending } from '../../../cloudfunctions/audit'
import { assignMessage, dispatchMessage, handlingUseCases, submitMessage } from '../../../cloudfunctions/messages'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, requestId } from '../../support/small-city'

const entriesIn = async (store: DocumentStore) =>
  (await store.query(auditPending, { index: 'all', equals: {}, limit: 100 })).items
const BODY = '家里暖气三天不热，电话13800000000。'
const submitIn = (city: ReturnType<typeof openSmallCity>, more: object = {}) =>
  submitMessage(city.deps)(
    people.citizen,
    SubmitMessageInput.parse({ requestId: requestId(1), kind: 'complaint', body: BODY, ...more }),
  )

describe('the audit log', () => {
  it('gets one entry with each change: who, in what capacity, what, from where to where', async () => {
    const city = openSmallCity()
    const { id } = await submitIn(city, { addresseeId: 'heating', contact: '13800000000' })
    city.clock.onHours(1)
    await handlingUseCases(city.deps).accept(people.handler, { id, version: 1 })
    const entries = await entriesIn(city.store)
    expect(entries).toMatchObject([
      {
        at: '2026-07-03T01:00:00.000Z',
        // A citizen under a pseudonym: an account can be an OPENID.
        actorId: pseudonymOf('citizen-1'),
        as: 'citizen',
        action: 'messages.submit',
        subjectKind: 'message',
        subjectId: id,
        what: { status: 'dispatched', unitId: 'heating', version: 1 },
        personal: false,
      },
      {
        at: '2026-07-03T02:00:00.000Z',
        actorId: 'handler-heating',
        as: 'handler@heating',
        action: 'messages.accept',
        what: { from: 'dispatched', status: 'processing', version: 2 },
      },
    ])
  })

  it('holds no text, contact or name', async () => {
    const city = openSmallCity()
    await submitIn(city, { addresseeId: 'heating', contact: '13800000000' })
    const text = JSON.stringify(await entriesIn(city.store))
    for (const secret of ['暖气', '13800000000', people.citizen.name]) expect(text).not.toContain(secret)
  })

  it('gets nothing from a change that was refused, and nothing twice from the same request', async () => {
    const city = openSmallCity()
    const { id } = await submitIn(city, { addresseeId: 'heating' })
    await submitIn(city, { addresseeId: 'heating' })
    // By the table, and by the rule itself.
    await expect(
      dispatchMessage(city.deps)(people.dispatcher, { id, version: 1, unitId: 'traffic' }),
    ).rejects.toMatchObject({ code: 'invalid_state' })
    await expect(
      assignMessage(city.deps)(people.handler, { id, version: 1, subUnitId: 'nowhere' }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await entriesIn(city.store)).toHaveLength(1)
  })
})
