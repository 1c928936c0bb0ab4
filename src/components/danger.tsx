import { DANGER_SENTENCE, speaksOfDanger } from '../../types/danger.terms'
import { Txt } from '../platform/elements'
import { Callout } from './callout'

/** 110, 119 and 120, the moment that what somebody writes speaks of danger to life. */
export const Danger = ({ text }: { text: string }) =>
  speaksOfDanger(text) && (
    <Callout tone='danger' live>
      <Txt className='heading-3'>{DANGER_SENTENCE}</Txt>
    </Callout>
  )
