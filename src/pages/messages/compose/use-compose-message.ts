import { useEffect, useRef, useState } from 'react'
import type { MessageView } from '../../../../types/messages.contract'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import type { ApiFailure } from '../../../api/failure'
import { messagesApi } from '../../../api/messages.api'
import { showFirstError } from '../../../platform/show-first-error'
import { randomUuid } from '../../../platform/uuid'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useSubscription } from '../../../state/use-subscription'
import { type Uploads, useUploads } from '../../../state/use-uploads'
import { type Draft, emptyDraft, keepDraft, readDraft } from './draft'

const send = (
  draft: Draft & { kind: NonNullable<Draft['kind']> },
  attachmentIds: readonly string[],
): Promise<MessageView> => {
  const addressed = draft.kind !== 'report' ? draft.addressee : undefined
  const contact = draft.mayCall ? draft.contact.trim() : ''
  return messagesApi.submit({
    requestId: draft.requestId,
    kind: draft.kind,
    body: draft.body.trim(),
    ...(draft.place.trim() ? { place: draft.place.trim() } : {}),
    ...(draft.district ? { district: draft.district.id } : {}),
    ...(draft.location ? { location: draft.location } : {}),
    ...(addressed ? { addresseeId: addressed.id } : {}),
    ...(contact ? { contact } : {}),
    ...(attachmentIds.length > 0 ? { attachmentIds: [...attachmentIds] } : {}),
    hideIdentity: draft.hideIdentity,
    replyOnlyHere: !draft.mayCall,
    wantsPublic: draft.kind !== 'report' && draft.wantsPublic,
    aboutUnitStaff: Boolean(addressed) && draft.kind === 'complaint' && draft.aboutUnitStaff,
  })
}

interface Compose {
  draft: Draft
  edit: (change: Partial<Draft>) => void
  uploads: Uploads
  /** Uploads that are not there yet, said after the first try only. */
  waitsFor: string | undefined
  /** What the person must still do, by field; shown after the first try only. */
  missing: { kind: boolean; body: boolean }
  busy: boolean
  failure: ApiFailure | undefined
  /** The server has it. */
  sent: MessageView | undefined
  submit: () => Promise<void>
  /** After a conflict: the same text as another message. */
  submitAsNew: () => Promise<void>
}

/** State and sending of one message. The draft is kept with every change, and goes only when the server has it. */
export function useComposeMessage(): Compose {
  const owner = useSession((session) => session.me?.id)
  const [draft, setDraft] = useState<Draft>(() => readDraft(owner) ?? emptyDraft())
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<MessageView>()
  const uploads = useUploads()
  const sending = useAction(send)
  const subscription = useSubscription(owner)
  const asked = useRef(false)

  // Signing in on the way takes the text along; another person's draft takes its place.
  const of = useRef(owner)
  const { clear } = sending
  useEffect(() => {
    if (of.current === owner) return
    of.current = owner
    setDraft(readDraft(owner) ?? emptyDraft())
    clear()
  }, [owner, clear])

  const edit = (change: Partial<Draft>): void => {
    const next = { ...draft, ...change }
    setDraft(next)
    keepDraft(owner, next)
  }

  const missing = { kind: draft.kind === undefined, body: draft.body.trim().length < MESSAGE_LIMITS.body.min }
  const submitDraft = async (now: Draft): Promise<void> => {
    setTried(true)
    const { kind } = now
    if (!kind || missing.body) return showFirstError()
    if (uploads.blocked) return
    // In the tap itself, and once a page: WeChat asks over it while the message is on its way.
    if (!asked.current) void subscription.ask?.()
    asked.current = true
    const view = await sending.run({ ...now, kind }, uploads.ids)
    if (!view) return
    keepDraft(owner, undefined)
    setSent(view)
  }

  return {
    draft,
    edit,
    uploads,
    waitsFor: tried ? uploads.blocked : undefined,
    missing: { kind: tried && missing.kind, body: tried && missing.body },
    busy: sending.busy,
    failure: sending.failure,
    sent,
    submit: () => submitDraft(draft),
    submitAsNew: () => {
      const next = { ...draft, requestId: randomUuid() }
      edit(next)
      return submitDraft(next)
    },
  }
}
