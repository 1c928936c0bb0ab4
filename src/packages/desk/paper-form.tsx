import { useEffect, useRef, useState } from 'react'
import { SHEET_LIMITS, SHEET_TYPES } from '../../../types/messages.terms'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Callout, Chips, Form, Loaded, Refusal, Txt, Wrong } from '../../components'
import { PAPER_COPY, STEP_WORDS } from '../../copy/signing'
import { pickFile } from '../../platform/pick-file'
import type { PickedFile } from '../../platform/pick-file.types'
import { randomUuid } from '../../platform/uuid'
import { useAction } from '../../state/use-action'
import { useRequest } from '../../state/use-request'
import { type FormProps, onMessage } from './form-parts'

/** The parts of a file's base64, each whole by itself: four letters stand for three bytes. */
const partsOf = (base64: string): string[] =>
  Array.from({ length: Math.ceil(base64.length / SHEET_LIMITS.part) }, (_, at) =>
    base64.slice(at * SHEET_LIMITS.part, (at + 1) * SHEET_LIMITS.part),
  )

/** 线下审签: the sheet, and who signed it; the text is the draft that waits. */
export function PaperForm({ view, busy, onSend }: FormProps) {
  const request = useRequest(`paper-signers/${view.id}/${view.version}`, () =>
    messagesApi.paperSigners({ id: view.id }),
  )
  const [sheet, setSheet] = useState<PickedFile>()
  const [wrong, setWrong] = useState<string>()
  const [done, setDone] = useState(0)
  // Of the text that was there when the form opened: the signatures on paper are for no other.
  const [draft] = useState(view.draft)
  const left = draft ? draft.steps.slice(draft.approvals.length) : []
  const [signers, setSigners] = useState<readonly (string | undefined)[]>([])
  const open = useRef(true)
  useEffect(() => () => void (open.current = false), [])
  /** The id of the sheet once all of it has arrived; undefined where the form was closed before: nothing goes public then. */
  const upload = useAction(async (file: PickedFile) => {
    const sheetId = randomUuid()
    const parts = partsOf(file.base64)
    for (const [part, data] of parts.entries()) {
      if (!open.current) return undefined
      await messagesApi.uploadSheet({ id: view.id, sheetId, part, of: parts.length, data })
      setDone(part + 1)
    }
    return open.current ? sheetId : undefined
  })
  const choose = async (): Promise<void> => {
    const file = await pickFile(SHEET_TYPES).catch(() => undefined)
    if (!file) return
    setWrong(file.bytes > SHEET_LIMITS.bytes ? PAPER_COPY.tooBig : undefined)
    setSheet(file.bytes > SHEET_LIMITS.bytes ? undefined : file)
  }
  const submit = async (): Promise<void> => {
    const approverIds = left.flatMap((_step, at) => signers[at] ?? [])
    if (!draft || !sheet || approverIds.length < left.length) return setWrong(PAPER_COPY.missing)
    setWrong(undefined)
    const sheetId = await upload.run(sheet)
    if (sheetId === undefined) return
    const shown = draft.files ? { filesShown: draft.files.length } : {}
    const input = { ...onMessage(view), contentHash: draft.contentHash, ...shown, sheetId, approverIds }
    onSend(() => messagesApi.publishSignedOnPaper(input), PAPER_COPY.done)
  }
  return (
    <Form sending={upload.busy}>
      <Txt className='text-2'>{PAPER_COPY.text}</Txt>
      <Refusal failure={upload.failure} />
      <Box className='stack-small'>
        <Button icon='pen' disabled={upload.busy} onPress={() => void choose()}>
          {sheet ? PAPER_COPY.chooseAgain : PAPER_COPY.choose}
        </Button>
        <Txt className='small'>
          {sheet ? PAPER_COPY.chosen(sheet.name, Math.ceil(sheet.bytes / 1024)) : PAPER_COPY.kinds}
        </Txt>
      </Box>
      <Loaded request={request} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Callout tone='warn'>{PAPER_COPY.nobody}</Callout>
          ) : (
            <>
              {left.map((step, at) => (
                <Box key={`${at}`} className='stack-small'>
                  <Txt className='field__label'>{PAPER_COPY.signer(at + 1, left.length, STEP_WORDS[step])}</Txt>
                  <Chips
                    label={PAPER_COPY.signer(at + 1, left.length, STEP_WORDS[step])}
                    stacked
                    value={signers[at]}
                    options={items.map(({ id, name, level }) => ({
                      value: id,
                      label: name,
                      ...(level ? { note: STEP_WORDS[level] } : {}),
                    }))}
                    onChange={(id) => setSigners(left.map((_step, index) => (index === at ? id : signers[index])))}
                  />
                </Box>
              ))}
            </>
          )
        }
      </Loaded>
      {wrong && <Wrong>{wrong}</Wrong>}
      <Button block kind='primary' busy={busy || upload.busy} onPress={() => void submit()}>
        {upload.busy && sheet ? PAPER_COPY.uploading(done, partsOf(sheet.base64).length) : PAPER_COPY.submit}
      </Button>
    </Form>
  )
}
