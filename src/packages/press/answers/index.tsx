import { useState } from 'react'
import { answersApi } from '../../../api/answers.api'
import { Beside, Card, Empty, Loaded, More, Page, Row, Rows, Section, SignedIn, Tag, Txt } from '../../../components'
import { RELEASE_COPY } from '../../../copy/answers'
import { hasRole } from '../../../state/roles'
import { usePages } from '../../../state/use-pages'
import { ReleaseForm } from './release-form'
import { Released } from './released'

/** 公开答复: which answers may become public, and the text of its own that each becomes. */
export default function ReleasePage() {
  return (
    <Page title={RELEASE_COPY.title} wide>
      <SignedIn>
        {(me) =>
          hasRole(me, 'chief') ? (
            <Release />
          ) : (
            <Empty icon='lock' title={RELEASE_COPY.notYours} text={RELEASE_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Release() {
  const pages = usePages('answers/candidates', answersApi.candidates)
  const [messageId, setMessageId] = useState<string>()
  const close = (): void => {
    setMessageId(undefined)
    pages.request.reload()
  }
  if (messageId !== undefined) return <ReleaseForm messageId={messageId} onClose={close} />
  return (
    <Beside side={<Released />}>
      <Loaded request={pages.request} rows={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={RELEASE_COPY.none} text={RELEASE_COPY.noneText} />
          ) : (
            <Section title={RELEASE_COPY.candidates}>
              <Txt className='text-2'>{RELEASE_COPY.candidatesNote}</Txt>
              <Card flush>
                <Rows label={RELEASE_COPY.candidates}>
                  {items.map((one) => (
                    <Row
                      key={one.messageId}
                      title={one.title}
                      note={[one.code, one.unitName].filter(Boolean).join(' · ')}
                      onPress={() => setMessageId(one.messageId)}
                    >
                      {one.waiting > 0 && <Tag tone='warn'>{RELEASE_COPY.waiting(one.waiting)}</Tag>}
                    </Row>
                  ))}
                </Rows>
              </Card>
              <More pages={pages} words={RELEASE_COPY.more} />
            </Section>
          )
        }
      </Loaded>
    </Beside>
  )
}
