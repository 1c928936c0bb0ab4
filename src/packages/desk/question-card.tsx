import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import {
  Attachments,
  Box,
  Button,
  Callout,
  Card,
  Heading,
  Icon,
  type IconName,
  StatusTag,
  Tag,
  Txt,
} from '../../components'
import { countedDayWords, dayOfInstant, forecastWords } from '../../copy/days'
import { DESK_COPY, HANDLE_COPY, urgentWords, viewDueWords } from '../../copy/desk'
import { EXTENSION_COPY } from '../../copy/extension'
import { placeWords } from '../../copy/messages'
import { KIND_WORDS } from '../../copy/terms'
import { openMap } from '../../platform/location'
import { ownTitle } from './first-words'
import { usePreferences } from '../../state/preferences.store'
import { OwnershipNotes } from './ownership-notes'
import { ScreeningNote } from './screening-note'

interface QuestionCardProps {
  view: MessageView
  now: string
  /** On a phone a long question shows how it begins, so that the reply to be approved is in sight with its buttons. */
  folds: boolean
}

/** What the citizen wrote and asked for, with everything that decides how it may be handled. */
export function QuestionCard({ view, now, folds }: QuestionCardProps) {
  const title = ownTitle(view)
  const today = dayOfInstant(now)
  const open = view.citizenStatus !== 'replied' && view.citizenStatus !== 'closed'
  const returned =
    view.status === 'returned' ? [...view.timeline].reverse().find(({ what }) => what === 'returned') : undefined
  const dueTone = !open ? 'neutral' : view.overdue ? 'danger' : view.replyDueOn === today ? 'warn' : 'neutral'
  return (
    <Card label={HANDLE_COPY.question}>
      <Box className='stack-small'>
        <Box className='line'>
          <StatusTag staff={view.status} />
          {view.urgent && <Tag tone='danger'>{DESK_COPY.urgent}</Tag>}
          <Txt className='text-2'>{KIND_WORDS[view.kind]}</Txt>
          {!view.restricted && <Tag tone={dueTone}>{viewDueWords(view, today)}</Tag>}
        </Box>
        {view.forecast && open && !folds && <Txt className='small number'>{forecastWords(view.forecast)}</Txt>}
        {title && (
          <Heading level={2} className='heading-2'>
            {title}
          </Heading>
        )}
        {view.restricted ? (
          <Callout icon='lock'>{HANDLE_COPY.restricted}</Callout>
        ) : (
          <Body text={view.body} folds={folds} />
        )}
        {view.urgent && (
          <Callout tone='danger'>
            <Txt>{HANDLE_COPY.urgent}</Txt>
            {view.urgentDue && <Txt className='heading-3'>{urgentWords(view.urgentDue)}</Txt>}
          </Callout>
        )}
        <WhereNote view={view} />
        {wishes(view).map(({ icon, words }) => (
          <Box key={words} className='handling__note'>
            <Icon name={icon} />
            <Txt>{words}</Txt>
          </Box>
        ))}
        {returned?.note !== undefined && (
          <Box className='handling__quote'>
            <Txt className='heading-3 text'>{`${returned.unitName ?? ''}${HANDLE_COPY.returned}`}</Txt>
            <Txt className='text pre'>{returned.note}</Txt>
          </Box>
        )}
        {view.instructions.map((instruction) => (
          <Box key={instruction.at} className='handling__quote'>
            <Txt className='heading-3 text'>{`${instruction.postName}${HANDLE_COPY.instructions}`}</Txt>
            <Txt className='text pre'>{instruction.body}</Txt>
          </Box>
        ))}
        {view.question && (
          <Box className='handling__quote'>
            <Txt className='heading-3 text'>{HANDLE_COPY.questionTitle}</Txt>
            <Txt className='text pre'>{view.question.text}</Txt>
            <Txt className='small'>
              {HANDLE_COPY.questionNote(
                countedDayWords(view.question.resumesOn, view.question.unsettled),
                view.question.late === true,
              )}
            </Txt>
          </Box>
        )}
        {view.extensionRequest && (
          <Box className='handling__quote'>
            <Txt className='heading-3 text'>{EXTENSION_COPY.asked(view.extensionRequest.workingDays)}</Txt>
            <Txt className='text pre'>{view.extensionRequest.grounds}</Txt>
          </Box>
        )}
        {view.complex && (
          <Box className='handling__quote'>
            <Txt className='heading-3 text'>{complexWords(view.complex)}</Txt>
            <Txt className='text pre'>{view.complex.grounds}</Txt>
          </Box>
        )}
        <Attachments message={view} />
        {view.screening && <ScreeningNote screening={view.screening} held={view.heldAttachments} />}
        <OwnershipNotes view={view} />
        {view.supplements.map((supplement) => (
          <Box key={supplement.at} className='handling__quote'>
            <Txt className='heading-3 text'>{HANDLE_COPY.supplements}</Txt>
            <Txt className='text pre' selectable>
              {supplement.body}
            </Txt>
            <Attachments message={view} among={supplement.fileIds ?? []} />
          </Box>
        ))}
      </Box>
    </Card>
  )
}

/** About five lines of a phone: no longer than that, folding would hide more than it saves. */
const FOLDS_FROM = { standard: 96, elder: 64 } as const

function Body({ text, folds }: { text: string; folds: boolean }) {
  const [open, setOpen] = useState(false)
  const elder = usePreferences((preferences) => preferences.elder)
  const folded = folds && !open && text.length > FOLDS_FROM[elder ? 'elder' : 'standard']
  return (
    <>
      <Txt className={`text pre question ${folded ? 'question--folded' : ''}`} selectable>
        {text}
      </Txt>
      {folded && (
        <Box className='question__unfold'>
          <Button kind='plain' edge onPress={() => setOpen(true)}>
            {HANDLE_COPY.unfold}
          </Button>
        </Box>
      )}
    </>
  )
}

/** The place in words, its district, and the pin: on a map where there is one to open, else as coordinates. */
const WhereNote = ({ view: { place, district, location, title } }: { view: MessageView }) => (
  <>
    {placeWords({ district, place }) && (
      <Box className='handling__note'>
        <Icon name='house' />
        <Txt>{placeWords({ district, place })}</Txt>
      </Box>
    )}
    {location && (
      <Box className='handling__note'>
        <Icon name='pin' />
        <Txt className='number' selectable>
          {HANDLE_COPY.pinned(location.latitude, location.longitude)}
        </Txt>
        {openMap && (
          <Button kind='plain' edge onPress={() => openMap?.({ ...location, name: place ?? title })}>
            {HANDLE_COPY.openMap}
          </Button>
        )}
      </Box>
    )}
  </>
)

const complexWords = ({ approved, lapsed }: NonNullable<MessageView['complex']>): string =>
  approved === undefined
    ? lapsed
      ? HANDLE_COPY.complexLapsed
      : HANDLE_COPY.complexAsked
    : approved
      ? HANDLE_COPY.complexApproved
      : HANDLE_COPY.complexRefused

/** What the citizen asked of us, as sentences; a former unit and what staff recorded has none. */
const wishes = (view: MessageView): { icon: IconName; words: string }[] =>
  view.restricted || view.channel !== 'app'
    ? []
    : [
        ...(view.hideIdentity ? [{ icon: 'lock' as const, words: HANDLE_COPY.hidden }] : []),
        ...(view.replyOnlyHere ? [{ icon: 'phone' as const, words: HANDLE_COPY.onlyHere }] : []),
        ...(view.wantsPublic ? [{ icon: 'hall' as const, words: HANDLE_COPY.wantsPublic }] : []),
      ]
