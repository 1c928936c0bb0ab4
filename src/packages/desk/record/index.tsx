import type { ActorView } from '../../../../types/identity.contract'
import { MESSAGE_KINDS, MESSAGE_LIMITS, RECORDED_CHANNELS } from '../../../../types/messages.terms'
import {
  Box,
  Button,
  Callout,
  Card,
  ChipsField,
  Empty,
  Page,
  Refusal,
  SignedIn,
  TextAreaField,
  TextField,
  Txt,
} from '../../../components'
import { DESK_COPY } from '../../../copy/desk'
import { RECORD_COPY } from '../../../copy/record'
import { CHANNEL_WORDS, KIND_WORDS } from '../../../copy/terms'
import { openPage, replacePage } from '../../../platform/navigate'
import { hasRole } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useRecord } from './use-record'

/** 登记留言: what reached the city by a comment, a call or a visit goes the same way as what is written here. */
export default function RecordPage() {
  const me = useSession((session) => session.me)
  if (me && (hasRole(me, 'dispatcher') || hasRole(me, 'liaison'))) return <RecordMessage key={me.id} me={me} />
  return (
    <Page title={RECORD_COPY.title}>
      <SignedIn>{() => <Empty icon='desk' title={DESK_COPY.noDesk} text={DESK_COPY.noDeskText} />}</SignedIn>
    </Page>
  )
}

function RecordMessage({ me }: { me: ActorView }) {
  const { text, edit, submit, asNew, another, recorded, first, missing, busy, failure } = useRecord(me.id)
  if (recorded)
    return (
      <Page title={RECORD_COPY.title}>
        <Empty icon='check' title={RECORD_COPY.doneTitle} text={RECORD_COPY.done(recorded.code)}>
          <Button kind='primary' onPress={() => replacePage('handle', { id: recorded.id })}>
            {RECORD_COPY.open}
          </Button>
          <Button kind='plain' onPress={another}>
            {RECORD_COPY.another}
          </Button>
        </Empty>
      </Page>
    )
  return (
    <Page
      title={RECORD_COPY.title}
      sending={busy}
      footer={
        <Button block kind='primary' busy={busy} onPress={() => void submit()}>
          {RECORD_COPY.submit}
        </Button>
      }
    >
      <Txt className='text-2'>{RECORD_COPY.intro}</Txt>
      {first ? (
        <Callout tone='warn' live>
          <Box className='stack-small'>
            <Txt className='text'>{RECORD_COPY.conflict}</Txt>
            <Box className='line'>
              <Button onPress={() => openPage('handle', { id: first.id })}>{RECORD_COPY.conflictSee}</Button>
              <Button kind='plain' onPress={() => void asNew()}>
                {RECORD_COPY.conflictAgain}
              </Button>
            </Box>
          </Box>
        </Callout>
      ) : (
        <Refusal failure={failure} />
      )}
      <Card>
        <Box className='stack'>
          <ChipsField
            label={RECORD_COPY.channel}
            value={text.channel}
            options={RECORDED_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))}
            onChange={(channel) => edit({ channel })}
            error={missing.channel}
          />
          <ChipsField
            label={RECORD_COPY.kind}
            value={text.kind}
            options={MESSAGE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
            onChange={(kind) => edit({ kind })}
            error={missing.kind}
          />
          <TextAreaField
            label={RECORD_COPY.body}
            placeholder={RECORD_COPY.bodyPlaceholder}
            rows={6}
            maxLength={MESSAGE_LIMITS.body.max}
            value={text.body}
            error={missing.body}
            onChange={(body) => edit({ body })}
          />
          <TextField
            label={RECORD_COPY.place}
            placeholder={RECORD_COPY.placePlaceholder}
            maxLength={MESSAGE_LIMITS.place.max}
            value={text.place}
            onChange={(place) => edit({ place })}
          />
          <TextField
            label={RECORD_COPY.link}
            hint={RECORD_COPY.linkHint}
            placeholder={RECORD_COPY.linkPlaceholder}
            maxLength={500}
            value={text.sourceUrl}
            error={missing.sourceUrl}
            onChange={(sourceUrl) => edit({ sourceUrl })}
          />
        </Box>
      </Card>
    </Page>
  )
}
