import type { MessageView } from '../../../../types/messages.contract'
import { Card, Row, Rows, Section, Tag, Txt } from '../../../components'
import { dayWordsFrom } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'

type PublicPromise = MessageView['promises'][number]

const stateOf = (promise: PublicPromise) => {
  if (promise.keptOn) return <Tag tone='ok'>{MESSAGE_COPY.promiseKept}</Tag>
  if (promise.missedOn) return <Tag tone='danger'>{MESSAGE_COPY.promiseMissed}</Tag>
  return <Tag tone='info'>{MESSAGE_COPY.promiseOpen}</Tag>
}

/** 承诺: what the reply promised by a day, and whether it came true. */
export const Promises = ({ promises }: { promises: readonly PublicPromise[] }) => (
  <Section title={MESSAGE_COPY.promises}>
    <Card flush>
      <Rows label={MESSAGE_COPY.promises}>
        {promises.map((promise) => (
          <Row
            key={promise.id}
            title={promise.text}
            note={MESSAGE_COPY.promiseDue(dayWordsFrom(promise.dueOn, promise.madeOn))}
          >
            {promise.changed && (
              <Txt className='small'>
                {MESSAGE_COPY.promiseChanged(
                  dayWordsFrom(promise.changed.from, promise.madeOn),
                  promise.changed.reason,
                )}
              </Txt>
            )}
            {promise.keptNote && <Txt className='small'>{promise.keptNote}</Txt>}
            {stateOf(promise)}
          </Row>
        ))}
      </Rows>
    </Card>
  </Section>
)
