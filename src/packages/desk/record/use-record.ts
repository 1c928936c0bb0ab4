import { useState } from 'react'
import type { MessageView } from '../../../../types/messages.contract'
import { type Channel, MESSAGE_LIMITS, type MessageKind } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { RECORD_COPY } from '../../../copy/record'
import { readStored, writeStored } from '../../../platform/storage'
import { randomUuid } from '../../../platform/uuid'
import { useAction } from '../../../state/use-action'

interface Recorded {
  /** Stays the same for every try, so that a second try never makes a second message. */
  requestId: string
  channel: Channel | undefined
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

/** What reached the city elsewhere, being recorded; kept on the device until the server has it. */
export function useRecord(personId: string) {
  const key = `minsheng.record.${personId}`
  const [text, setText] = useState<Recorded>(() => readStored<Recorded>(key) ?? empty())
  const [tried, setTried] = useState(false)
  const [recorded, setRecorded] = useState<MessageView>()
  const action = useAction(messagesApi.record)

  const edit = (part: Partial<Recorded>): void => {
    const next = { ...text, ...part }
    setText(next)
    writeStored(key, next)
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    const { requestId, channel, kind, body, place, sourceUrl } = text
    if (!channel || !kind || Object.keys(missingIn(text)).length > 0) return
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
  const another = (): void => {
    setText(empty())
    setTried(false)
    setRecorded(undefined)
    action.clear()
  }
  return {
    text,
    edit,
    submit,
    another,
    recorded,
    missing: tried ? missingIn(text) : {},
    busy: action.busy,
    failure: action.failure,
  }
}
