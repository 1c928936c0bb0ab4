import { useState } from 'react'
import type { PublicAnswer } from '../../../../types/answers.contract'
import { ApiFailure } from '../../../api/failure'
import { answersApi } from '../../../api/answers.api'
import {
  Box,
  Button,
  Callout,
  Card,
  Failed,
  Form,
  Heading,
  Loaded,
  Page,
  Refusal,
  type Score,
  ScoreChips,
  Section,
  type Solved,
  SolvedChips,
  Txt,
} from '../../../components'
import { ANSWER_COPY } from '../../../copy/answers'
import { dayOfInstant, pastDayWords } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'
import { SESSION_COPY } from '../../../copy/session'
import { holdFocus } from '../../../platform/focus-page'
import { openPage, useParam } from '../../../platform/navigate'
import { showFirstError } from '../../../platform/show-first-error'
import { betweenWords } from '../../../platform/words'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'

/** 公开答复: anyone reads it; a citizen who has the same trouble joins instead of writing again, and rates it. */
export default function AnswerPage() {
  const id = useParam('id')
  const me = useSession((session) => session.me)
  const asCitizen = me?.kind === 'citizen'
  const request = useRequest(id && `answer/${me?.id ?? ''}/${id}`, () =>
    (asCitizen ? answersApi.getMine : answersApi.get)({ id: id ?? '' }),
  )
  return (
    <Page title={ANSWER_COPY.title}>
      {id ? (
        <Loaded request={request} rows={4}>
          {(answer) => (
            <Answer
              answer={answer}
              signedIn={me !== undefined}
              onChanged={(next) => request.state === 'ready' && request.replace(next)}
            />
          )}
        </Loaded>
      ) : (
        <Failed failure={new ApiFailure('not_found')} onRetry={request.reload} />
      )}
    </Page>
  )
}

interface AnswerProps {
  answer: PublicAnswer
  signedIn: boolean
  onChanged: (answer: PublicAnswer) => void
}

function Answer({ answer, signedIn, onChanged }: AnswerProps) {
  const { busy, failure, run } = useAction((call: () => Promise<PublicAnswer>) => call())
  const send = async (call: () => Promise<PublicAnswer>, done: string): Promise<void> => {
    const next = await run(call)
    if (!next) return
    onChanged(next)
    holdFocus()
    notify(done)
  }
  const { mine } = answer
  return (
    <>
      {answer.withdrawn && <Callout icon='lock'>{ANSWER_COPY.withdrawn}</Callout>}
      {answer.reworking && <Callout icon='clock'>{ANSWER_COPY.reworking}</Callout>}
      <Box className='stack-small'>
        <Heading level={2} className='heading-1'>
          {betweenWords(answer.title)}
        </Heading>
        <Box className='line'>
          <Txt className='small number'>
            {ANSWER_COPY.by(answer.unitName, pastDayWords(dayOfInstant(answer.releasedAt)))}
          </Txt>
          {answer.joiners > 0 && <Txt className='small number'>{ANSWER_COPY.joiners(answer.joiners)}</Txt>}
        </Box>
      </Box>
      <Part
        title={ANSWER_COPY.question}
        text={answer.question}
        note={answer.place && ANSWER_COPY.place(answer.place)}
      />
      <Part title={ANSWER_COPY.answer} text={answer.answer} />
      <Refusal failure={failure} />
      {!signedIn && (
        <>
          <Txt className='text-2'>{ANSWER_COPY.signInFirst}</Txt>
          <Button block kind='primary' onPress={() => openPage('signIn')}>
            {SESSION_COPY.signIn}
          </Button>
        </>
      )}
      {mine && !mine.joined && !answer.withdrawn && (
        <Button
          block
          kind='primary'
          busy={busy}
          onPress={() => void send(() => answersApi.join({ id: answer.id }), ANSWER_COPY.joined)}
        >
          {ANSWER_COPY.join}
        </Button>
      )}
      {mine?.joined && <Callout>{ANSWER_COPY.joinedNote}</Callout>}
      {mine?.joined && !mine.rated && <RateAnswer id={answer.id} busy={busy} onSend={send} />}
      {mine?.rated && <Txt className='text-2'>{ANSWER_COPY.ratedBefore}</Txt>}
      {(!signedIn || mine) && (
        <Button block onPress={() => openPage('compose')}>
          {ANSWER_COPY.write}
        </Button>
      )}
    </>
  )
}

const Part = ({ title, text, note }: { title: string; text: string; note?: string | undefined }) => (
  <Section title={title}>
    <Card>
      <Box className='stack-small'>
        <Txt className='text pre' selectable>
          {text}
        </Txt>
        {note && <Txt className='small'>{note}</Txt>}
      </Box>
    </Card>
  </Section>
)

interface RateAnswerProps {
  id: string
  busy: boolean
  onSend: (call: () => Promise<PublicAnswer>, done: string) => Promise<void>
}

/** The one answer, rated by each for themselves. */
function RateAnswer({ id, busy, onSend }: RateAnswerProps) {
  const [solved, setSolved] = useState<Solved>()
  const [score, setScore] = useState<Score>()
  const [tried, setTried] = useState(false)
  const send = (): void => {
    setTried(true)
    if (!solved || !score) return showFirstError()
    void onSend(() => answersApi.rate({ id, solved, satisfaction: Number(score) }), ANSWER_COPY.rated)
  }
  return (
    <Section title={ANSWER_COPY.rate}>
      <Card>
        <Form sending={busy}>
          <SolvedChips
            label={ANSWER_COPY.rate}
            value={solved}
            onChange={setSolved}
            error={tried && !solved ? MESSAGE_COPY.rateSolvedMissing : undefined}
          />
          <ScoreChips
            label={MESSAGE_COPY.satisfaction}
            value={score}
            onChange={setScore}
            error={tried && !score ? MESSAGE_COPY.satisfactionMissing : undefined}
          />
          <Button block kind='primary' busy={busy} onPress={send}>
            {ANSWER_COPY.rateSend}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
