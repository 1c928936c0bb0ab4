import { useState } from 'react'
import type { MessageView } from '../../../../types/messages.contract'
import { MESSAGE_LIMITS, type MessageKind, type RECORDED_CHANNELS } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { RECORD_COPY } from '../../../copy/record'
import { showFirstError } from '../../../platform/show-first-error'
import { readStored, writeStored } from '../../../platform/storage'
import { randomUuid } from '../../../platform/uuid'
import { useAction } from '../../../state/use-action'
import { useShowRefusal } from '../../../state/use-show-refusal'

interface Recorded {
  /** Stays the same for every try, so that a second try never makes a second message. */
  requestId: string
  channel: (typeof RECORDED_CHANNELS)[number] | undefined
  kind: MessageKind | undefined
  body: string
  place: string
  sourceUrl: string
}

const empty = (): Recorded => ({
  requestId: randomUuid(),
  channel: undefined,
  kind: undefined,
  body: '',
  place: '',
  sourceUrl: '',
})

type Missing = Partial<Record<'channel' | 'kind' | 'body' | 'sourceUrl', string>>

function missingIn({ channel, kind, body, sourceUrl }: Recorded): Missing {
  const link = sourceUrl.trim()
  return {
    ...(channel === undefined ? { channel: RECORD_COPY.channelMissing } : {}),
    ...(kind === undefined ? { kind: RECORD_COPY.kindMissing } : {}),
    ...(body.trim().length < MESSAGE_LIMITS.body.min ? { body: RECORD_COPY.bodyShort } : {}),
    ...(link !== '' && !/^https?:\/\/\S+$/i.test(link) ? { sourceUrl: RECORD_COPY.badLink } : {}),
  }
}

const isMessage = (current: unknown): current is Pick<MessageView, 'id'> =>
  typeof current === 'object' && current !== null && 'id' in current

/** What reached the city elsewhere, being recorded; kept on the device until the server has it. */
export function useRecord(personId: string) {
  const key = `minsheng.record.${personId}`
  const [text, setText] = useState<Recorded>(() => readStored<Recorded>(key) ?? empty())
  const [tried, setTried] = useState(false)
  const [recorded, setRecorded] = useState<MessageView>()
  const action = useAction(messagesApi.record)
  useShowRefusal(action.failure)

  const edit = (part: Partial<Recorded>): Recorded => {
    const next = { ...text, ...part }
    setText(next)
    writeStored(key, next)
    return next
  }
  const submit = async (written = text): Promise<void> => {
    setTried(true)
    const { requestId, channel, kind, body, place, sourceUrl } = written
    if (!channel || !kind || Object.keys(missingIn(written)).length > 0) return showFirstError()
    const view = await action.run({
      requestId,
      channel,
      kind,
      body,
      ...(place.trim() ? { place } : {}),
      ...(sourceUrl.trim() ? { sourceUrl: sourceUrl.trim() } : {}),
    })
    if (!view) return
    writeStored(key, undefined)
    setRecorded(view)
  }
  /** After a conflict: the same text as another message. */
  const asNew = (): Promise<void> => submit(edit({ requestId: randomUuid() }))
  const another = (): void => {
    setText(empty())
    setTried(false)
    setRecorded(undefined)
    action.clear()
  }
  const { current } = action.failure ?? {}
  return {
    text,
    edit,
    submit: () => submit(),
    asNew,
    another,
    /** What was recorded by an earlier try whose answer was lost; the text has changed since. */
    first: action.failure?.code === 'conflict' && isMessage(current) ? current : undefined,
    recorded,
    missing: tried ? missingIn(text) : {},
    busy: action.busy,
    failure: action.failure,
  }
}
