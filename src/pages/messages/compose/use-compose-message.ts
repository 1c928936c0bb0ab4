import { useEffect, useRef, useState } from 'react'
import type { MessageView } from '../../../../types/messages.contract'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { ApiFailure } from '../../../api/failure'
import { messagesApi } from '../../../api/messages.api'
import { promiseWords } from '../../../copy/days'
import { COMPOSE_COPY } from '../../../copy/messages'
import { showFirstError } from '../../../platform/show-first-error'
import { randomUuid } from '../../../platform/uuid'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useCall } from '../../../state/use-call'
import { useShowRefusal } from '../../../state/use-show-refusal'
import { useSubscription } from '../../../state/use-subscription'
import { keptOf, type Uploads, useUploads } from '../../../state/use-uploads'
import {
  type Draft,
  dropEarlier,
  earlierDraft,
  emptyDraft,
  keepDraft,
  readDraft,
  someoneHasDraft,
  takeEarlier,
} from './draft'
import { type LinkedAddressee, useLinkedAddressee } from './use-linked-addressee'

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
  missing: { kind: boolean; body: boolean; contact: boolean; addressee: boolean }
  /** Whom the page was opened to write to, by a link or a kept draft, as long as it is not known. */
  linked: LinkedAddressee
  /** The person chose: from now on the link counts no more. */
  address: (addressee: Draft['addressee']) => void
  busy: boolean
  failure: ApiFailure | undefined
  /** First words of a text that was begun before this one and waits. */
  earlier: string | undefined
  takeEarlier: () => void
  dropEarlier: () => void
  /** Somebody's text waits on this device for its writer to sign in. */
  waitsForWriter: boolean
  /** The server has it. */
  sent: MessageView | undefined
  submit: () => Promise<void>
  /** After a conflict: the same text as another message. */
  submitAsNew: () => Promise<void>
}

/** State and sending of one message. The draft is kept with every change, and goes only when the server has it. */
export function useComposeMessage(): Compose {
  const me = useSession((session) => session.me)
  const signedOut = useSession((session) => session.status === 'signed_out')
  const owner = useSession((session) => session.me?.id ?? session.knownId)
  const [draft, setDraft] = useState<Draft>(() => readDraft(owner) ?? emptyDraft())
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<MessageView>()
  const uploads = useUploads([], 'perMessage', draft.uploads)
  const latest = useRef(draft)
  const sending = useCall((now: Parameters<typeof send>[0], ids: readonly string[]) =>
    uploads.signedOut ? Promise.reject(new ApiFailure('unauthenticated')) : send(now, ids),
  )
  const subscription = useSubscription(owner)
  const asked = useRef(false)
  /** The server has it. */
  const over = useRef(false)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => void (left.current = true)
  }, [])

  // Signing in on the way takes the text along; another person's draft takes its place.
  const of = useRef(owner)
  const { clear } = sending
  const [earlier, setEarlier] = useState(() => earlierDraft(owner))
  const { restore } = uploads
  useEffect(() => {
    if (of.current === owner) return
    const instead = of.current !== undefined
    of.current = owner
    const theirs = readDraft(owner) ?? emptyDraft()
    latest.current = theirs
    setDraft(theirs)
    restore(theirs.uploads ?? [], instead)
    setEarlier(earlierDraft(owner))
    // The draft changes hands when the person does, and at no other time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [owner])
  // Whoever signed in, as somebody else or again, has done what the last refusal asked for.
  useEffect(() => {
    clear()
    if (me) uploads.retrySignedOut()
    // When somebody signs in, and at no other time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [me, clear])

  useShowRefusal(Object.keys(sending.failure?.fields ?? {}).length > 0 ? sending.failure : undefined)

  // A file arrives while the person types on: what they typed meanwhile is in `latest`. A place that is found after the
  // server has the message, or after the page was left, brings no draft back.
  const edit = (change: Partial<Draft>): void => {
    if (over.current || left.current) return
    const next = { ...latest.current, ...change }
    latest.current = next
    setDraft(next)
    keepDraft(owner, next)
  }

  const linked = useLinkedAddressee(draft.addressee, (addressee) => edit({ addressee }))

  const kept = JSON.stringify(keptOf(uploads.all))
  useEffect(() => {
    if (kept !== JSON.stringify(latest.current.uploads ?? []))
      edit({ uploads: JSON.parse(kept) as NonNullable<Draft['uploads']> })
    // Only when they changed; the rest of the draft is kept where it is typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kept])

  const missing = {
    kind: draft.kind === undefined,
    body: draft.body.trim().length < MESSAGE_LIMITS.body.min,
    // Who wants to be called and leaves no number waits in vain.
    contact: draft.mayCall && draft.contact.trim() === '',
    // Nobody sends to an addressee whose name they have not seen, nor silently to none.
    addressee: draft.kind !== 'report' && linked.open,
  }
  const submitDraft = async (now: Draft): Promise<void> => {
    setTried(true)
    const { kind } = now
    if (Object.values(missing).some(Boolean) || !kind) return showFirstError()
    if (uploads.blocked && !uploads.signedOut) return
    // In the tap itself, and once a page: WeChat asks over it while the message is on its way.
    if (!asked.current) void subscription.ask?.()
    asked.current = true
    const view = await sending.run({ ...now, kind }, uploads.ids)
    if (view) {
      over.current = true
      keepDraft(owner, undefined)
    }
    // Whoever went on meanwhile is told wherever they are now.
    if (left.current)
      notify(view ? COMPOSE_COPY.receivedAloud(view.code, promiseWords(view, '前')) : COMPOSE_COPY.notSent)
    else if (view) setSent(view)
  }

  const show = (theirs: Draft): void => {
    latest.current = theirs
    setDraft(theirs)
    restore(theirs.uploads ?? [], true)
    setEarlier(earlierDraft(owner))
    linked.drop()
    setTried(false)
    clear()
  }

  return {
    draft,
    edit,
    earlier: earlier?.body,
    takeEarlier: () => {
      if (owner !== undefined) show(takeEarlier(owner, latest.current))
    },
    dropEarlier: () => {
      if (owner !== undefined) dropEarlier(owner)
      setEarlier(undefined)
    },
    waitsForWriter: signedOut && draft.body === '' && someoneHasDraft(),
    uploads,
    waitsFor: tried ? uploads.blocked : undefined,
    missing: {
      kind: tried && missing.kind,
      body: tried && missing.body,
      contact: tried && missing.contact,
      addressee: tried && missing.addressee,
    },
    linked,
    address: (addressee) => {
      linked.chosen(addressee)
      edit({ addressee })
    },
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
