import { MESSAGE_KINDS, MESSAGE_LIMITS } from '../../../../types/messages.terms'
import {
  Box,
  Button,
  Callout,
  Card,
  Chips,
  Danger,
  Page,
  Row,
  Rows,
  Switch,
  TextAreaField,
  Txt,
  UploadsField,
} from '../../../components'
import { COMPOSE_COPY, KIND_NOTES } from '../../../copy/messages'
import { KIND_WORDS } from '../../../copy/terms'
import { openPage } from '../../../platform/navigate'
import { AddresseePicker } from './addressee-picker'
import './index.scss'
import { Choices } from './choices'
import { Earlier, WaitsForWriter } from './earlier'
import { Received } from './received'
import { SendFailure } from './send-failure'
import { Similar, useSimilar } from './similar'
import { useComposeMessage } from './use-compose-message'
import { Where } from './where'

const KINDS = MESSAGE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))

/** 写留言: one page, sixty seconds. */
export default function ComposePage() {
  const compose = useComposeMessage()
  const { draft, edit, missing } = compose
  const similar = useSimilar(draft.body, draft.place)
  if (compose.sent)
    return (
      <Page title={COMPOSE_COPY.received}>
        <Received message={compose.sent} />
      </Page>
    )
  const report = draft.kind === 'report'
  return (
    <Page
      title={COMPOSE_COPY.title}
      sending={compose.busy}
      footer={
        <>
          {Object.values(missing).some(Boolean) && (
            <Box className='field__error' role='alert'>
              {COMPOSE_COPY.incomplete}
            </Box>
          )}
          {compose.waitsFor && (
            <Box className='field__error' role='alert'>
              {compose.waitsFor}
            </Box>
          )}
          {compose.failure && <SendFailure failure={compose.failure} onSendAsNew={() => void compose.submitAsNew()} />}
          <Button kind='primary' block busy={compose.busy} onPress={() => void compose.submit()}>
            {COMPOSE_COPY.submit}
          </Button>
        </>
      }
    >
      {compose.waitsForWriter && <WaitsForWriter />}
      <Earlier body={compose.earlier} onTake={compose.takeEarlier} onDrop={compose.dropEarlier} />
      <TextAreaField
        label={COMPOSE_COPY.body}
        hint={COMPOSE_COPY.bodyHint}
        placeholder={COMPOSE_COPY.bodyPlaceholder}
        value={draft.body}
        rows={6}
        maxLength={MESSAGE_LIMITS.body.max}
        error={missing.body ? COMPOSE_COPY.tooShort : compose.failure?.fields.body}
        onChange={(body) => edit({ body })}
      />
      {!report && !similar.late && <Similar found={similar.found} />}
      <Danger text={draft.body} />
      <UploadsField uploads={compose.uploads} />
      <Where draft={draft} edit={edit} error={compose.failure?.fields.place} />
      <Box className='question'>
        <Txt className='question__label' decorative>
          {COMPOSE_COPY.kind}
        </Txt>
        <Chips
          label={COMPOSE_COPY.kind}
          options={KINDS}
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          error={missing.kind ? COMPOSE_COPY.noKind : undefined}
        />
        {draft.kind && !report && <Txt className='small'>{KIND_NOTES[draft.kind]}</Txt>}
      </Box>
      {report ? (
        <Callout icon='lock'>{COMPOSE_COPY.report}</Callout>
      ) : (
        <Box className='question'>
          <Txt className='question__label' decorative>
            {COMPOSE_COPY.addressee}
          </Txt>
          <AddresseePicker
            value={draft.addressee}
            linked={compose.linked}
            error={missing.addressee ? COMPOSE_COPY.linkedMissing : undefined}
            onChange={compose.address}
          />
          {draft.addressee && draft.kind === 'complaint' && (
            <Card flush>
              <Switch
                label={COMPOSE_COPY.aboutStaff}
                note={COMPOSE_COPY.aboutStaffNote}
                on={draft.aboutUnitStaff}
                onChange={(aboutUnitStaff) => edit({ aboutUnitStaff })}
              />
            </Card>
          )}
        </Box>
      )}
      <Choices
        draft={draft}
        edit={edit}
        contactError={missing.contact ? COMPOSE_COPY.noContact : compose.failure?.fields.contact}
      />
      {!report && similar.late && <Similar found={similar.found} />}
      <Card flush>
        <Rows>
          <Row icon='person' title={COMPOSE_COPY.minor} onPress={() => openPage('guardian')} />
          <Row icon='shield' title={COMPOSE_COPY.privacy} onPress={() => openPage('privacy')} />
        </Rows>
      </Card>
      <Txt className='small'>{COMPOSE_COPY.draftKept}</Txt>
    </Page>
  )
}
