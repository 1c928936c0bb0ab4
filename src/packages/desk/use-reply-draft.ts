import { useCallback, useEffect, useRef, useState } from 'react'
import type { MessageView, WorkingDraftView } from '../../../types/messages.contract'
import { toFailure } from '../../api/failure'
import { messagesApi } from '../../api/messages.api'
import { readStored, writeStored } from '../../platform/storage'
import { isWorkingDraft, type ReplyText, sameText, textOf, togetherWith } from './reply-text'

/** A pause in typing after which the text goes to the server, and how long a failed try waits, milliseconds. */
const SAVE_AFTER_MS = 2_000
const TRY_AGAIN_MS = 15_000

/** One text a person and message: on a shared computer the next one must not read it. */
const keyOf = (personId: string, messageId: string): string => `minsheng.reply.${personId}.${messageId}`
/** Beside it the version of the server's copy that it goes on from. */
const versionKeyOf = (personId: string, messageId: string): string => `minsheng.reply-version.${personId}.${messageId}`

/** The draft on the message, which the composer shows while this person has written nothing. */
const draftOf = (view: MessageView | undefined): ReplyText => ({
  body: view?.draft?.body ?? '',
  outcome: view?.draft?.outcome,
  interim: view?.draft?.interim ?? false,
})

/**
 * A reply being written: kept on the device with every stroke and on the server at every pause, until it has been sent.
 * It starts from what was kept, else from the message's draft as it stands now. What was written on another device
 * meanwhile is never written over: both are shown, and the person chooses.
 */
export function useReplyDraft(personId: string, view: MessageView | undefined) {
  const messageId = view?.id
  const mayWrite = view?.allowedActions.includes('draft_reply') ?? false
  /** What this person wrote and has not sent; undefined: nothing. */
  const [text, setText] = useState<ReplyText>()
  const [restored, setRestored] = useState(false)
  const [savedAt, setSavedAt] = useState<string>()
  const [elsewhere, setElsewhere] = useState<WorkingDraftView>()
  const version = useRef(0)
  const latest = useRef<ReplyText>()
  /** Counts the questions for the server's copy: an answer to an older one is dropped. */
  const asked = useRef(0)
  /** Whether it is known what the server holds: nothing is saved before that. */
  const mayBeSaved = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const saving = useRef<Promise<void>>()
  /** Nothing is tried again afterwards: the text may be sent by then, and somebody else be signed in. */
  const left = useRef(false)

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

  const save = useCallback(() => {
    const sending = latest.current
    if (!messageId || !sending || saving.current) return
    const { body, outcome, interim } = sending
    const sent = { body, interim, ...(outcome === undefined ? {} : { outcome }) }
    saving.current = messagesApi
      .saveWorkingDraft({ id: messageId, version: version.current, ...sent })
      .then(
        (saved) => {
          goOnFrom(saved.version)
          setSavedAt(saved.savedAt)
          return latest.current === sending ? undefined : SAVE_AFTER_MS
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
        if (again !== undefined && !left.current) timer.current = setTimeout(save, again)
      })
  }, [messageId, goOnFrom])
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
      clearTimeout(timer.current)
    }
  }, [])

  useEffect(() => {
    if (!messageId) return undefined
    const kept = latest.current ?? readStored<ReplyText>(keyOf(personId, messageId))
    latest.current = kept
    setText(kept)
    setRestored(kept !== undefined)
    if (!mayWrite) return undefined
    const known = readStored<number>(versionKeyOf(personId, messageId)) ?? 0
    version.current = known
    const question = (asked.current += 1)
    /** From now on it may be saved; what was typed meanwhile has waited for that. */
    const begin = (): void => {
      mayBeSaved.current = true
      if (latest.current !== kept) timer.current = setTimeout(save, SAVE_AFTER_MS)
    }
    messagesApi.workingDraft({ id: messageId }).then(
      ({ draft }) => {
        if (question !== asked.current) return
        // Also what was typed while the answer was on its way.
        const mine = latest.current
        if (draft && mine && !sameText(mine, textOf(draft)) && draft.version !== known) return setElsewhere(draft)
        goOnFrom(draft?.version ?? 0)
        setSavedAt(draft?.savedAt)
        // Newer on this device: it was offline, and what it has goes up with the next stroke.
        begin()
        if (!draft || mine) return
        keep(textOf(draft))
        setRestored(true)
      },
      () => question === asked.current && begin(), // offline: the device's own copy does
    )
    return () => {
      asked.current += 1
      mayBeSaved.current = false
    }
  }, [personId, messageId, mayWrite, goOnFrom, keep, save])

  const edit = useCallback(
    (next: ReplyText) => {
      keep(next)
      clearTimeout(timer.current)
      if (mayBeSaved.current && !elsewhere) timer.current = setTimeout(save, SAVE_AFTER_MS)
    },
    [keep, save, elsewhere],
  )
  const shown = text ?? draftOf(view)
  /** Which of two texts goes on: this device's, the other one's, or both one after the other. */
  const choose = (which: 'mine' | 'theirs' | 'both'): void => {
    if (!elsewhere) return
    goOnFrom(elsewhere.version)
    setElsewhere(undefined)
    const theirs = textOf(elsewhere)
    keep(which === 'mine' ? shown : which === 'theirs' ? theirs : togetherWith(shown, theirs))
    mayBeSaved.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(save, SAVE_AFTER_MS)
  }
  /** Before it is sent: no saving is under way or to come, so that none arrives after it. */
  const settle = useCallback(async () => {
    clearTimeout(timer.current)
    await saving.current
    clearTimeout(timer.current)
  }, [])
  /** Sent: nothing to keep any more, on this device and on the server. */
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    asked.current += 1
    mayBeSaved.current = true
    version.current = 0
    latest.current = undefined
    setText(undefined)
    setSavedAt(undefined)
    setElsewhere(undefined)
    if (messageId) {
      writeStored(keyOf(personId, messageId), undefined)
      writeStored(versionKeyOf(personId, messageId), undefined)
    }
    setRestored(false)
  }, [personId, messageId])
  return { text: shown, restored, savedAt, elsewhere, edit, choose, settle, drop }
}
export type ReplyDraftState = ReturnType<typeof useReplyDraft>
