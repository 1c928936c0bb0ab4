import { useState } from 'react'
import type { FoundInAnswer } from '../../../../types/answers.contract'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { answersApi } from '../../../api/answers.api'
import {
  Button,
  Callout,
  Card,
  Form,
  Loaded,
  Refusal,
  Section,
  TextAreaField,
  TextField,
  Txt,
} from '../../../components'
import { RELEASE_COPY } from '../../../copy/answers'
import { REPLY_FILES_COPY } from '../../../copy/files'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { useKeptForm } from '../../../state/use-kept-form'
import { useLeadOn } from '../../../state/use-lead-on'
import { useRequest } from '../../../state/use-request'
import { allDismissed, dismissalsOf, Findings, type Reasons } from '../findings'

interface Proposal {
  version: number
  title: string
  question: string
  answer: string
  findings: readonly FoundInAnswer[]
  filesLeftOut?: number | undefined
}

/** One answer on its way to the public: the masked first version, rewritten, checked, released. */
export function ReleaseForm({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const request = useRequest(`answers/propose/${messageId}`, () => answersApi.propose({ messageId }))
  return (
    <>
      <Loaded request={request} rows={4}>
        {(proposal) => (
          <Texts key={messageId} messageId={messageId} proposal={proposal} onStale={request.reload} onDone={onClose} />
        )}
      </Loaded>
      <Button kind='plain' block onPress={onClose}>
        {RELEASE_COPY.back}
      </Button>
    </>
  )
}

const textsOf = ({ title, question, answer }: Proposal) => ({ title, question, answer })

interface TextsProps {
  messageId: string
  proposal: Proposal
  /** The message went on: it is read again, and what was written stays. */
  onStale: () => void
  onDone: () => void
}

function Texts({ messageId, proposal, onStale, onDone }: TextsProps) {
  const [begun] = useState(proposal)
  const [proposed] = useState(() => textsOf(proposal))
  // Read again as another text it is another answer by now: what was written from the first one never takes its place.
  const redone = JSON.stringify(textsOf(proposal)) !== JSON.stringify(proposed)
  const { version } = redone ? begun : proposal
  const { value: texts, add, forget } = useKeptForm('release', `${messageId}.${begun.version}`, proposed)
  const [found, setFound] = useState<readonly FoundInAnswer[]>()
  const [reasons, setReasons] = useState<Reasons>({})
  const [tried, setTried] = useState(false)
  // The server takes texts without blanks around them, and counts places in those.
  const sent = { title: texts.title.trim(), question: texts.question.trim(), answer: texts.answer.trim() }
  const checking = useCall(() => answersApi.check({ messageId, ...sent }))
  const releasing = useAction(
    (dismissals: ReturnType<typeof dismissalsOf>) => answersApi.release({ messageId, version, ...sent, dismissals }),
    ({ code }) => code === 'conflict' && onStale(),
  )
  const leadOn = useLeadOn()
  const complete = Object.values(texts).every((text) => text.trim().length >= MESSAGE_LIMITS.publicText.min)
  const edit = (more: Partial<typeof texts>): void => {
    add(more)
    setFound(undefined)
    setReasons({})
  }
  const release = async (): Promise<void> => {
    setTried(true)
    if (!complete) return
    // Of the last try nothing is said any more: this one may be refused for another reason.
    releasing.clear()
    const checked = await checking.run()
    if (!checked) return
    setFound(checked.findings)
    if (!allDismissed(checked.findings, reasons)) return
    if (!(await releasing.run(dismissalsOf(checked.findings, reasons)))) return
    forget()
    notify(RELEASE_COPY.done)
    leadOn(onDone)
  }
  const failure = releasing.failure ?? checking.failure
  return (
    <Section title={RELEASE_COPY.rewrite}>
      <Card>
        <Form sending={checking.busy || releasing.busy}>
          <Txt className='text-2'>{RELEASE_COPY.rewriteNote}</Txt>
          {redone && (
            <Callout tone='warn' live>
              {RELEASE_COPY.redone}
            </Callout>
          )}
          {proposal.filesLeftOut !== undefined && (
            <Callout icon='lock'>{REPLY_FILES_COPY.notPublic(proposal.filesLeftOut)}</Callout>
          )}
          <TextField
            label={RELEASE_COPY.heading}
            value={texts.title}
            maxLength={MESSAGE_LIMITS.title.max}
            onChange={(title) => edit({ title })}
          />
          <TextAreaField
            label={RELEASE_COPY.question}
            value={texts.question}
            rows={5}
            maxLength={MESSAGE_LIMITS.body.max}
            onChange={(question) => edit({ question })}
          />
          <TextAreaField
            label={RELEASE_COPY.answer}
            value={texts.answer}
            rows={8}
            maxLength={MESSAGE_LIMITS.reply.max}
            onChange={(answer) => edit({ answer })}
          />
          {tried && !complete && <Callout tone='warn'>{RELEASE_COPY.tooShort}</Callout>}
          {found !== undefined && found.length > 0 && (
            <Findings found={found} texts={sent} reasons={reasons} onReason={setReasons} />
          )}
          <Refusal failure={failure} />
          <Button block kind='primary' busy={checking.busy || releasing.busy} onPress={() => void release()}>
            {RELEASE_COPY.release}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
