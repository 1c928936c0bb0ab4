import { useCallback, useEffect, useRef, useState } from 'react'
import type { MessageView, WorkingDraftView } from '../../../types/messages.contract'
import { toFailure } from '../../api/failure'
import { messagesApi } from '../../api/messages.api'
import { readStored, writeStored } from '../../platform/storage'
import { isWorkingDraft, type ReplyText, sameText, textOf, togetherWith } from './reply-text'

const NOTHING: ReplyText = { body: '', outcome: undefined, interim: false }
/** A pause in typing after which the text goes to the server, and how long a failed try waits, milliseconds. */
const SAVE_AFTER_MS = 2_000
const TRY_AGAIN_MS = 15_000

/** One text a person and message: on a shared computer the next one must not read it. */
const keyOf = (personId: string, messageId: string): string => `minsheng.reply.${personId}.${messageId}`
/** Beside it the version of the server's copy that it goes on from. */
const versionKeyOf = (personId: string, messageId: string): string => `minsheng.reply-version.${personId}.${messageId}`

/**
 * A reply being written: kept on the device with every stroke and on the server at every pause, until it has been sent.
 * It starts from what was kept, else from the draft that came back from the approver. What was written on another device
 * meanwhile is never written over: both are shown, and the person chooses.
 */
export function useReplyDraft(personId: string, view: MessageView | undefined) {
  const messageId = view?.id
  const mayWrite = view?.allowedActions.includes('draft_reply') ?? false
  const [text, setText] = useState<ReplyText>()
  const [restored, setRestored] = useState(false)
  const [savedAt, setSavedAt] = useState<string>()
  const [elsewhere, setElsewhere] = useState<WorkingDraftView>()
  const version = useRef(0)
  const latest = useRef<ReplyText>(NOTHING)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const saving = useRef<Promise<void>>()

  const keep = useCallback(
    (next: ReplyText) => {
      latest.current = next
      setText(next)
      if (messageId) writeStored(keyOf(personId, messageId), next)
    },
    [personId, messageId],
  )
  const goOnFrom = useCallback(
    (copy: number) => {
      version.current = copy
      if (messageId) writeStored(versionKeyOf(personId, messageId), copy)
    },
    [personId, messageId],
  )

  useEffect(() => {
    if (!view || text) return
    const kept = readStored<ReplyText>(keyOf(personId, view.id))
    setRestored(Boolean(kept))
    latest.current = kept ?? {
      body: view.draft?.body ?? '',
      outcome: view.draft?.outcome,
      interim: view.draft?.interim ?? false,
    }
    setText(latest.current)
    if (!mayWrite) return
    const known = readStored<number>(versionKeyOf(personId, view.id)) ?? 0
    version.current = known
    messagesApi.workingDraft({ id: view.id }).then(
      ({ draft }) => {
        if (!draft) return goOnFrom(0)
        if (kept && !sameText(kept, textOf(draft)) && draft.version !== known) return setElsewhere(draft)
        goOnFrom(draft.version)
        setSavedAt(draft.savedAt)
        // Newer on this device: it was offline, and what it has goes up with the next stroke.
        if (kept) return
        keep(textOf(draft))
        setRestored(true)
      },
      () => undefined, // offline: the device's own copy does
    )
  }, [personId, view, text, mayWrite, goOnFrom, keep])

  const save = useCallback(() => {
    if (!messageId || saving.current) return
    const { body, outcome, interim } = latest.current
    const sent = { body, interim, ...(outcome === undefined ? {} : { outcome }) }
    saving.current = messagesApi
      .saveWorkingDraft({ id: messageId, version: version.current, ...sent })
      .then(
        (saved) => {
          goOnFrom(saved.version)
          setSavedAt(saved.savedAt)
          return sameText(latest.current, textOf(saved)) ? undefined : SAVE_AFTER_MS
        },
        (error: unknown) => {
          const failure = toFailure(error)
          setSavedAt(undefined)
          if (failure.code === 'conflict' && isWorkingDraft(failure.current)) setElsewhere(failure.current)
          return failure.retryable ? TRY_AGAIN_MS : undefined
        },
      )
      .then((again) => {
        saving.current = undefined
        if (again !== undefined) timer.current = setTimeout(save, again)
      })
  }, [messageId, goOnFrom])
  useEffect(() => () => clearTimeout(timer.current), [])

  const edit = useCallback(
    (next: ReplyText) => {
      keep(next)
      clearTimeout(timer.current)
      if (mayWrite && !elsewhere) timer.current = setTimeout(save, SAVE_AFTER_MS)
    },
    [keep, save, mayWrite, elsewhere],
  )
  /** Which of two texts goes on: this device's, the other one's, or both one after the other. */
  const choose = useCallback(
    (which: 'mine' | 'theirs' | 'both') => {
      if (!elsewhere) return
      goOnFrom(elsewhere.version)
      setElsewhere(undefined)
      const theirs = textOf(elsewhere)
      keep(which === 'mine' ? latest.current : which === 'theirs' ? theirs : togetherWith(latest.current, theirs))
      clearTimeout(timer.current)
      timer.current = setTimeout(save, SAVE_AFTER_MS)
    },
    [elsewhere, goOnFrom, keep, save],
  )
  /** Before it is sent: no saving is under way or to come, so that none arrives after it. */
  const settle = useCallback(async () => {
    clearTimeout(timer.current)
    await saving.current
    clearTimeout(timer.current)
  }, [])
  /** Sent: nothing to keep any more. */
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    version.current = 0
    setSavedAt(undefined)
    setElsewhere(undefined)
    if (messageId) {
      writeStored(keyOf(personId, messageId), undefined)
      writeStored(versionKeyOf(personId, messageId), undefined)
    }
    setRestored(false)
  }, [personId, messageId])
  return { text: text ?? NOTHING, restored, savedAt, elsewhere, edit, choose, settle, drop }
}
export type ReplyDraftState = ReturnType<typeof useReplyDraft>
