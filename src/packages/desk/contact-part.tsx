import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { Box, Button, Card, Section, Txt } from '../../components'
import { CONTACT_COPY } from '../../copy/airlock'
import { IdentityPart } from './identity-part'
import { type Revealed, RevealSheet } from './reveal-sheet'
import { ShownForAWhile } from './shown-for-a-while'

/** Who may ask the citizen now, or once it is accepted; for others 请市民补充 leads nowhere, and what the citizen asked for stands above. */
const ASKING = ['ask', 'accept'] as const
const mayAsk = ({ allowedActions }: MessageView): boolean => ASKING.some((action) => allowedActions.includes(action))

/** 联系市民, as far as this person may: a reveal with a reason, or the question in the app. */
export function ContactPart({ view }: { view: MessageView }) {
  const { contact } = view
  if (contact === undefined || view.restricted || view.channel !== 'app') return null
  if (contact.access === 'none' || contact.access === 'two_persons') return null
  if (contact.access === 'ask_instead' && !mayAsk(view)) return null
  return (
    <Section title={CONTACT_COPY.title}>
      {contact.access === 'reveal' && <Reveal key={view.id} id={view.id} />}
      {contact.access === 'ask_instead' && (
        <Card>
          <Box className='stack-small'>
            <Txt className='text'>{view.hideIdentity ? CONTACT_COPY.hiddenNote : CONTACT_COPY.onlyHereNote}</Txt>
            <Txt className='text-2'>{CONTACT_COPY.askInstead}</Txt>
          </Box>
        </Card>
      )}
    </Section>
  )
}

/** 核实身份, where only two persons together may: a rare step, below what is done every day. */
export const TwoPersonsPart = ({ view: { id, contact, restricted, channel } }: { view: MessageView }) =>
  contact?.access === 'two_persons' && !restricted && channel === 'app' ? <IdentityPart key={id} id={id} /> : null

function Reveal({ id }: { id: string }) {
  const [asking, setAsking] = useState(false)
  const [revealed, setRevealed] = useState<Revealed>()
  return (
    <Card>
      <Box className='stack'>
        {revealed === undefined ? (
          <Box className='stack-small'>
            <Txt className='text'>{CONTACT_COPY.held}</Txt>
            <Txt className='small'>{CONTACT_COPY.heldNote}</Txt>
          </Box>
        ) : (
          <ShownForAWhile
            key={revealed.visibleUntil}
            watermark={revealed.watermark}
            onHide={() => setRevealed(undefined)}
          >
            <Txt className='small'>{CONTACT_COPY.shown}</Txt>
            <Txt className='heading-2 number'>{revealed.contact}</Txt>
          </ShownForAWhile>
        )}
        {revealed && <Txt className='small'>{CONTACT_COPY.leftToday(revealed.leftToday)}</Txt>}
        <Button onPress={() => setAsking(true)}>{CONTACT_COPY.reveal}</Button>
      </Box>
      <RevealSheet
        id={id}
        open={asking}
        onShown={(shown) => {
          setRevealed(shown)
          setAsking(false)
        }}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
