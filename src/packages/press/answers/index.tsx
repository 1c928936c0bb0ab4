import { answersApi } from '../../../api/answers.api'
import { Beside, Card, Empty, Loaded, More, Page, Row, Rows, Section, SignedIn, Tag, Txt } from '../../../components'
import { RELEASE_COPY } from '../../../copy/answers'
import { DOT } from '../../../copy/dot'
import { goBack, openPage, useParam } from '../../../platform/navigate'
import { hasRole } from '../../../state/roles'
import { usePages } from '../../../state/use-pages'
import { ReleaseForm } from './release-form'
import { Released } from './released'

/** 公开答复: which answers may become public, and the text of its own that each becomes. */
export default function ReleasePage() {
  // A page of its own on top of the list: going back leads to the row that one came from.
  const messageId = useParam('id')
  return (
    <Page title={RELEASE_COPY.title} wide>
      <SignedIn>
        {(me) =>
          hasRole(me, 'chief') ? (
            messageId === undefined ? (
              <Candidates />
            ) : (
              <ReleaseForm messageId={messageId} onClose={goBack} />
            )
          ) : (
            <Empty icon='lock' title={RELEASE_COPY.notYours} text={RELEASE_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Candidates() {
  const pages = usePages('answers/candidates', answersApi.candidates)
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
                      note={[one.code, one.unitName].filter(Boolean).join(DOT)}
                      onPress={() => openPage('release', { id: one.messageId })}
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
