import { useEffect, useState } from 'react'
import type { ActorView } from '../../../types/identity.contract'
import type { DifferencePart, DraftDifference, MessageView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Txt } from '../../components'
import { instantWords } from '../../copy/days'
import { REPLY_FILES_COPY } from '../../copy/files'
import { SIGNING_COPY } from '../../copy/signing'
import { OUTCOME_WORDS } from '../../copy/terms'
import { readStored, writeStored } from '../../platform/storage'
import { useRequest } from '../../state/use-request'

type Draft = NonNullable<MessageView['draft']>

/** What this person saw last of a message's drafts: a number of the version, on this device. */
const seenKey = (personId: string, messageId: string): string => `minsheng.seen.${personId}.${messageId}`

/**
 * The text that waits, first as what changed since this person last saw it (else since it was last sent back, else since
 * the version before), and at a tap as it would be published.
 */
export function DraftText({ view, me, draft }: { view: MessageView; me: ActorView; draft: Draft }) {
  const { number } = draft
  const [from] = useState(() => {
    const seen = readStored<number>(seenKey(me.id, view.id))
    return seen !== undefined && number !== undefined && seen < number ? seen : undefined
  })
  const since = number !== undefined && from !== undefined && from < number ? from : undefined
  const request = useRequest(number === undefined ? undefined : `difference/${view.id}/${number}/${since ?? ''}`, () =>
    messagesApi
      .draftDifference({
        id: view.id,
        ...(number !== undefined ? { to: number } : {}),
        ...(since ? { from: since } : {}),
      })
      // What was seen is no longer kept: what the server compares with by itself.
      .catch(() => messagesApi.draftDifference({ id: view.id })),
  )
  useEffect(() => {
    if (number !== undefined && request.state === 'ready') writeStored(seenKey(me.id, view.id), number)
  }, [me.id, view.id, number, request.state])
  const [whole, setWhole] = useState(false)
  const difference = request.data
  const shown = difference?.from !== undefined && !whole ? difference : undefined
  return (
    <Box className='stack-small'>
      {shown ? (
        <Difference difference={shown} />
      ) : (
        <Txt className='text pre question' selectable>
          {draft.body}
        </Txt>
      )}
      {difference?.from !== undefined && (
        <Box>
          <Button kind='plain' edge onPress={() => setWhole(!whole)}>
            {whole ? SIGNING_COPY.showChanges : SIGNING_COPY.showWhole}
          </Button>
        </Box>
      )}
    </Box>
  )
}

/** Put in and taken out, each with a sign and a line of its own kind: the colour only repeats. */
export function Difference({ difference }: { difference: DraftDifference }) {
  const { from, to, parts, files } = difference
  const last = from?.decisions[from.decisions.length - 1]
  const changed = parts.some(({ what }) => what !== 'kept')
  return (
    <Box className='stack-small'>
      <Txt className='small'>
        {from && SIGNING_COPY.compared(from.number, instantWords(from.at), from.by, last?.what === 'rejected')}
      </Txt>
      {last?.what === 'rejected' && last.reason !== undefined && (
        <Box className='handling__quote'>
          <Txt className='small'>{SIGNING_COPY.rejectedBy(last.by, instantWords(last.at))}</Txt>
          <Txt className='text pre'>{last.reason}</Txt>
        </Box>
      )}
      {from && from.outcome !== to.outcome && (
        <Txt className='text'>
          {SIGNING_COPY.outcomeChanged(OUTCOME_WORDS[from.outcome], OUTCOME_WORDS[to.outcome])}
        </Txt>
      )}
      {files && files.added.length > 0 && <Txt className='text'>{REPLY_FILES_COPY.added(files.added)}</Txt>}
      {files && files.removed.length > 0 && <Txt className='text'>{REPLY_FILES_COPY.removed(files.removed)}</Txt>}
      {changed ? (
        <Box>
          <Txt className='text pre question' selectable>
            {parts.map((part, at) => (
              <Part key={`${at}`} part={part} />
            ))}
          </Txt>
          <Txt className='small'>{SIGNING_COPY.legend}</Txt>
        </Box>
      ) : (
        <Txt className='text-2'>{SIGNING_COPY.unchanged}</Txt>
      )}
    </Box>
  )
}

const Part = ({ part: { what, text } }: { part: DifferencePart }) =>
  what === 'kept' ? (
    <Txt>{text}</Txt>
  ) : (
    <Txt className={`change change--${what}`} label={SIGNING_COPY.spoken(what, text)}>
      {`${what === 'added' ? '＋' : '－'}${text}`}
    </Txt>
  )
