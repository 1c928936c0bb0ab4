import type { ActorView } from '../../../../types/identity.contract'
import type { NoticeView } from '../../../../types/notifications.contract'
import { notificationsApi } from '../../../api/notifications.api'
import {
  Beside,
  Box,
  Button,
  Card,
  Empty,
  Loaded,
  More,
  Page,
  Press,
  Refusal,
  Rows,
  SignedIn,
  Tag,
  Txt,
} from '../../../components'
import { instantWords } from '../../../copy/days'
import { NOTICE_GROUP_WORDS, NOTICES_COPY } from '../../../copy/notices'
import { focusText } from '../../../platform/focus-page'
import { openDesk, openPage } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { usePages } from '../../../state/use-pages'
import './index.scss'
import { NoticeSettings } from './notice-settings'

/** 消息: what happened to my messages, or waits for my office; newest first. */
export default function NoticesPage() {
  return (
    <Page title={NOTICES_COPY.title} wide>
      <SignedIn>{(me) => <Notices me={me} />}</SignedIn>
    </Page>
  )
}

function Notices({ me }: { me: ActorView }) {
  const pages = usePages(`notices/${me.id}`, notificationsApi.listMine)
  const marking = useAction(notificationsApi.markRead)
  const open = (notice: NoticeView): void => {
    // The page behind shows it as read when it is shown again; opening does not wait for that.
    if (!notice.read) void notificationsApi.markRead({ id: notice.id }).catch(() => undefined)
    if (notice.opens?.page === 'desk') openDesk()
    else if (notice.opens) openPage(notice.opens.page, notice.opens.id === undefined ? {} : { id: notice.opens.id })
    else openPage(me.kind === 'citizen' ? 'message' : 'handle', { id: notice.messageId })
  }
  const readAll = async (newest: NoticeView): Promise<void> => {
    if (!(await marking.run({ through: newest.at }))) return
    notify(NOTICES_COPY.allRead)
    // The button goes with the last of them.
    focusText('.page h1')
    pages.request.reload()
  }
  return (
    // The switches stand still once they are there: on a phone they lie below the list.
    <Beside side={pages.request.state !== 'loading' && <NoticeSettings me={me} />}>
      <Refusal failure={marking.failure} />
      <Loaded request={pages.request} rows={4}>
        {([newest, ...others]) =>
          newest === undefined ? (
            <Empty icon='bell' title={NOTICES_COPY.empty} text={NOTICES_COPY.emptyText} />
          ) : (
            <>
              {[newest, ...others].some(({ read }) => !read) && (
                <Button icon='check' block busy={marking.busy} onPress={() => void readAll(newest)}>
                  {NOTICES_COPY.readAll}
                </Button>
              )}
              <Card flush>
                <Rows label={NOTICES_COPY.list}>
                  {[newest, ...others].map((notice) => (
                    <NoticeRow key={notice.id} notice={notice} onOpen={() => open(notice)} />
                  ))}
                </Rows>
              </Card>
            </>
          )
        }
      </Loaded>
      <More pages={pages} words={NOTICES_COPY.more} />
    </Beside>
  )
}

/** One notice: new ones say so in a word, not by weight or colour alone. */
const NoticeRow = ({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) => (
  <Box className='row-item' role='listitem'>
    <Press className='notice-row' role='link' onPress={onOpen}>
      <Box className='line line--between'>
        <Box className='line'>
          {!notice.read && <Tag tone={notice.urgent ? 'danger' : 'info'}>{NOTICES_COPY.isNew}</Tag>}
          <Txt className='small'>{NOTICE_GROUP_WORDS[notice.group]}</Txt>
        </Box>
        <Txt className='small number'>{instantWords(notice.at)}</Txt>
      </Box>
      <Txt className={notice.read ? 'text' : 'heading-3'}>{notice.title}</Txt>
      <Txt className='text-2'>{notice.text}</Txt>
    </Press>
  </Box>
)
