import { checkMedia, mediaChecks, mediaTraces, takeMediaVerdict } from '../../cloudfunctions/files'
import { mediaFlags, messages, submitMessage } from '../../cloudfunctions/messages'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { SubmitMessageInput } from '../../types/messages.contract'
import { ALWAYS, people, requestId } from '../support/small-city'
import { openFiles, photo } from '../unit/files/files.city'

const MESSAGES = 12

/** WeChat's answers race our own commits of the questions: whichever comes first, each message is flagged once. */
export function mediaCheckSuite(open: () => Promise<DocumentStore>): void {
  it('answers that come while the question is being written are lost nowhere, and count once', async () => {
    const store = await open()
    const { city, deps, upload } = openFiles({ checksMedia: true }, store)
    const bytes = await photo()
    const sent: { id: string; messageId: string }[] = []
    for (let n = 0; n < MESSAGES; n += 1) {
      const { id } = await upload('image', bytes)
      const input = { requestId: requestId(500 + n), kind: 'help', body: `家里暖气不热${n}`, addresseeId: 'heating' }
      const message = await submitMessage(city.deps)(
        people.citizen,
        SubmitMessageInput.parse({ ...input, attachmentIds: [id] }),
      )
      sent.push({ id, messageId: message.id })
    }
    const flags = mediaFlags(city.deps)
    const taken: Promise<unknown>[] = []
    const mediaCheck = {
      ask: async () => {
        const traceId = `trace-${String(taken.length).padStart(4, '0')}`
        const verdict = { traceId, suggestion: 'risky', labels: ['色情'] } as const
        // WeChat is faster than our commit, and says it twice.
        taken.push(Promise.all([0, 1].map(() => takeMediaVerdict({ ...deps, flags }, verdict))))
        return { ended: 'asked', traceId } as const
      },
    }
    const check = () => checkMedia({ ...deps, mediaCheck, flags }, ALWAYS)
    await Promise.all([check(), check()]) // two instances at once
    await Promise.all(taken)
    // What an instance asked for nothing leaves its trace behind, and no mark on the message.
    for (const { id, messageId } of sent) {
      const message = await store.get(messages, messageId)
      expect(message?.heldFileIds).toEqual([id])
      expect(message?.timeline.filter(({ what }) => what === 'flagged')).toHaveLength(1)
      expect(await store.get(mediaChecks, id)).toBeNull()
    }
    city.clock.onHours(49)
    await check()
    expect((await store.query(mediaTraces, { index: 'by_time', equals: {}, limit: 100 })).items).toEqual([])
  })
}
