import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { answersApi } from '../../../api/answers.api'
import {
  Button,
  Card,
  Form,
  Loaded,
  More,
  Refusal,
  Row,
  Rows,
  Section,
  Sheet,
  TextAreaField,
  Txt,
} from '../../../components'
import { ANSWER_COPY, RELEASE_COPY } from '../../../copy/answers'
import { dayOfInstant, pastDayWords } from '../../../copy/days'
import { DOT } from '../../../copy/dot'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useKeptForm } from '../../../state/use-kept-form'
import { usePages } from '../../../state/use-pages'
import { useRequest } from '../../../state/use-request'

/** What stands in public now, the latest first; each may be taken back with a reason. */
export function Released() {
  const pages = usePages('answers/list', answersApi.list)
  const [open, setOpen] = useState<string>()
  return (
    <Section title={RELEASE_COPY.released}>
      <Loaded request={pages.request} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <Txt className='text-2'>{RELEASE_COPY.noneReleased}</Txt>
          ) : (
            <Card flush>
              <Rows label={RELEASE_COPY.released}>
                {items.map((one) => (
                  <Row
                    key={one.id}
                    title={one.title}
                    note={[
                      ANSWER_COPY.by(one.unitName, pastDayWords(dayOfInstant(one.releasedAt))),
                      ANSWER_COPY.joiners(one.joiners),
                    ]
                      .filter(Boolean)
                      .join(DOT)}
                    onPress={() => setOpen(one.id)}
                  />
                ))}
              </Rows>
            </Card>
          )
        }
      </Loaded>
      <More pages={pages} words={RELEASE_COPY.more} />
      {open !== undefined && (
        <TakeBack
          id={open}
          onClose={() => setOpen(undefined)}
          onTakenBack={() => {
            setOpen(undefined)
            pages.request.reload()
          }}
        />
      )}
    </Section>
  )
}

/** The answer as everybody reads it, and the way to take it back 撤下. */
function TakeBack({ id, onClose, onTakenBack }: { id: string; onClose: () => void; onTakenBack: () => void }) {
  const request = useRequest(`answers/get/${id}`, () => answersApi.get({ id }))
  const { busy, failure, run } = useAction(answersApi.withdraw)
  // Kept until it has been sent: a tap beside the panel closes it.
  const { value: reason, change: setReason, forget } = useKeptForm('take_back', id, '')
  const [tried, setTried] = useState(false)
  const enough = reason.trim().length >= MESSAGE_LIMITS.reason.min
  const takeBack = async (version: number): Promise<void> => {
    setTried(true)
    if (!enough || !(await run({ id, version, reason: reason.trim() }))) return
    forget()
    notify(RELEASE_COPY.takenBack)
    onTakenBack()
  }
  return (
    <Sheet open title={RELEASE_COPY.released} onClose={onClose}>
      <Loaded request={request} rows={2}>
        {(answer) => (
          <Form sending={busy}>
            <Txt className='heading-3 text'>{answer.title}</Txt>
            <Txt className='text pre'>{answer.question}</Txt>
            <Txt className='text pre'>{answer.answer}</Txt>
            <TextAreaField
              label={RELEASE_COPY.takeBackReason}
              hint={RELEASE_COPY.takeBackNote}
              value={reason}
              rows={3}
              maxLength={MESSAGE_LIMITS.reason.max}
              error={tried && !enough ? RELEASE_COPY.reasonTooShort : undefined}
              onChange={setReason}
            />
            <Refusal failure={failure} />
            <Button block kind='danger' busy={busy} onPress={() => void takeBack(answer.version)}>
              {RELEASE_COPY.takeBack}
            </Button>
          </Form>
        )}
      </Loaded>
    </Sheet>
  )
}
