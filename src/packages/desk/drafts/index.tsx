import type { DraftVersionView } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import { Beside, Card, Empty, Loaded, Page, Row, Rows, Section, SignedIn, Txt, Unnamed } from '../../../components'
import { instantWords } from '../../../copy/days'
import { DOT } from '../../../copy/dot'
import { SIGNING_COPY, VERSIONS_COPY } from '../../../copy/signing'
import { OUTCOME_WORDS } from '../../../copy/terms'
import { openDesk, useParam } from '../../../platform/navigate'
import { worksAtDesk } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { CompareVersions } from './compare-versions'

/** 历次拟稿: every saved draft of a message with what became of it, and what changed between any two. */
export default function DraftsPage() {
  const id = useParam('id')
  return (
    <Page title={SIGNING_COPY.versions} wide>
      <SignedIn>
        {(me) =>
          !worksAtDesk(me) ? (
            <Empty icon='lock' title={VERSIONS_COPY.notYours} text={VERSIONS_COPY.notYoursText} />
          ) : id === undefined ? (
            <Unnamed onList={openDesk} />
          ) : (
            <Drafts id={id} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Drafts({ id }: { id: string }) {
  const request = useRequest(`versions/${id}`, () => messagesApi.draftVersions({ id }))
  return (
    <Loaded request={request} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon='pen' title={VERSIONS_COPY.emptyTitle} text={VERSIONS_COPY.emptyText} />
        ) : (
          <Beside side={<VersionList items={items} />}>
            <CompareVersions key={items.length} id={id} items={items} />
          </Beside>
        )
      }
    </Loaded>
  )
}

/** The latest first, as one looks for it. */
const VersionList = ({ items }: { items: readonly DraftVersionView[] }) => (
  <Section title={VERSIONS_COPY.list(items.length)}>
    <Card flush>
      <Rows label={SIGNING_COPY.versions}>
        {[...items].reverse().map((version) => (
          <Row
            key={version.number}
            title={`${VERSIONS_COPY.number(version.number)}${DOT}${version.by}`}
            note={[
              instantWords(version.at),
              version.interim ? VERSIONS_COPY.interim : OUTCOME_WORDS[version.outcome],
              VERSIONS_COPY.length(version.length),
              ...(version.files ?? []).map(({ name }) => VERSIONS_COPY.file(name)),
              ...version.decisions.map(({ what, by, reason }) => VERSIONS_COPY.decision(what, by, reason)),
            ].join(DOT)}
          />
        ))}
      </Rows>
    </Card>
    <Txt className='small'>{VERSIONS_COPY.kept}</Txt>
  </Section>
)
