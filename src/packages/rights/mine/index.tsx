import { useRef, useState } from 'react'
import { privacyApi } from '../../../api/privacy.api'
import {
  Beside,
  Box,
  Button,
  Card,
  Empty,
  Loaded,
  Page,
  Press,
  Refusal,
  Row,
  Rows,
  Section,
  SignedIn,
  Txt,
} from '../../../components'
import { RIGHTS_COPY } from '../../../copy/rights'
import { serverOrigin } from '../../../platform/media'
import { openPage, openTab } from '../../../platform/navigate'
import { saveTexts } from '../../../platform/save-file'
import { notify } from '../../../state/notice.store'
import { isCitizen } from '../../../state/roles'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { DeleteMine } from './delete-mine'
import { wholeCopy } from './whole-copy'

/** 我的信息与权利 (PIPL art. 44–47): what is held, and what one may do about it. */
export default function RightsPage() {
  return (
    <Page title={RIGHTS_COPY.title} wide>
      <SignedIn>
        {(me) =>
          isCitizen(me) ? <Rights /> : <Empty icon='lock' title={RIGHTS_COPY.staff} text={RIGHTS_COPY.staffText} />
        }
      </SignedIn>
    </Page>
  )
}

type Held = Awaited<ReturnType<typeof privacyApi.whatIsHeld>>

function Rights() {
  const request = useRequest('privacy/held', () => privacyApi.whatIsHeld({}))
  return (
    <Loaded request={request} rows={4}>
      {(held) => (
        <Beside
          side={
            <>
              <Consents held={held} onChanged={request.reload} />
              <Deeds held={held} onChanged={request.reload} />
            </>
          }
        >
          <Categories held={held} />
        </Beside>
      )}
    </Loaded>
  )
}

/** One line each, so that what one may do about it is not far below; the rest opens with a tap. */
const Categories = ({ held }: { held: Held }) => (
  <Section title={RIGHTS_COPY.held}>
    <Card flush>
      <Box className='rows' role='list' label={RIGHTS_COPY.held}>
        {held.categories.map((category) => (
          <Category key={category.title} category={category} />
        ))}
      </Box>
    </Card>
  </Section>
)

function Category({ category: { title, held, purpose, basis, retention } }: { category: Held['categories'][number] }) {
  const [open, setOpen] = useState(false)
  return (
    <Box className='row-item' role='listitem'>
      <Press className='row' expanded={open} onPress={() => setOpen(!open)}>
        <Box className='row__text'>
          <Txt className='row__title'>{title}</Txt>
          <Txt className='text-2'>{held}</Txt>
          {open && (
            <>
              <Txt className='small'>{RIGHTS_COPY.purpose(purpose)}</Txt>
              <Txt className='small'>{RIGHTS_COPY.basis(basis)}</Txt>
              <Txt className='small'>{RIGHTS_COPY.retention(retention)}</Txt>
            </>
          )}
        </Box>
        <Txt className='row__value row__value--opens small'>{open ? RIGHTS_COPY.less : RIGHTS_COPY.more}</Txt>
      </Press>
    </Box>
  )
}

/** 撤回同意: at once, for all messages. */
function Consents({ held, onChanged }: { held: Held; onChanged: () => void }) {
  const { busy, failure, run } = useAction(privacyApi.withdrawConsent)
  const { publicMessages, identityShownMessages } = held.consents
  const withdraw = async (what: 'public_display' | 'identity_to_unit'): Promise<void> => {
    const done = await run({ what })
    if (!done) return
    notify(RIGHTS_COPY.withdrawn(done.changed))
    onChanged()
  }
  return (
    <Section title={RIGHTS_COPY.consents}>
      <Card>
        <Box className='stack'>
          <Refusal failure={failure} />
          <Txt className='text'>
            {publicMessages > 0 ? RIGHTS_COPY.publicOn(publicMessages) : RIGHTS_COPY.publicOff}
          </Txt>
          {publicMessages > 0 && (
            <Button busy={busy} onPress={() => void withdraw('public_display')}>
              {RIGHTS_COPY.publicWithdraw}
            </Button>
          )}
          <Txt className='text'>
            {identityShownMessages > 0 ? RIGHTS_COPY.identityOn(identityShownMessages) : RIGHTS_COPY.identityOff}
          </Txt>
          {identityShownMessages > 0 && (
            <Button busy={busy} onPress={() => void withdraw('identity_to_unit')}>
              {RIGHTS_COPY.identityWithdraw}
            </Button>
          )}
        </Box>
      </Card>
    </Section>
  )
}

/** 导出, 更正, 删除, 监护人, and the notice itself. */
function Deeds({ held, onChanged }: { held: Held; onChanged: () => void }) {
  const exporting = useAction(wholeCopy)
  /** What the device would not keep is not asked for again: there is one a day. */
  const notKept = useRef<Awaited<ReturnType<typeof wholeCopy>>>()
  const keep = async (): Promise<void> => {
    const mine = notKept.current ?? (await exporting.run(serverOrigin()))
    if (!mine) return
    const how = await saveTexts([
      { name: `${mine.fileName}.html`, type: 'text/html', text: mine.html },
      { name: `${mine.fileName}.json`, type: 'application/json', text: mine.json },
    ])
    notKept.current = how === 'refused' ? mine : undefined
    notify(RIGHTS_COPY.exported[how])
  }
  return (
    <>
      <Refusal failure={exporting.failure} />
      <Card flush>
        <Rows>
          <Row
            title={RIGHTS_COPY.export}
            note={exporting.busy ? RIGHTS_COPY.exporting : RIGHTS_COPY.exportNote}
            onPress={() => void keep()}
          />
          <Row title={RIGHTS_COPY.correct} note={RIGHTS_COPY.correctNote} onPress={() => openTab('messages')} />
          <Row
            title={RIGHTS_COPY.guardian}
            note={held.declaration.guardianAgreed ? RIGHTS_COPY.guardianYes : RIGHTS_COPY.guardianNo}
            onPress={() => openPage('guardian')}
          />
          <Row
            title={RIGHTS_COPY.notice}
            note={RIGHTS_COPY.noticeVersion(held.noticeVersion)}
            onPress={() => openPage('privacy')}
          />
        </Rows>
      </Card>
      <DeleteMine onDeleted={onChanged} />
    </>
  )
}
