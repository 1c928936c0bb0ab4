import type { MessageView } from '../../../types/messages.contract'
import { Box, Icon, Txt } from '../../components'
import { instantWords } from '../../copy/days'
import { PASSED_ON_WORDS, SIGNING_COPY, STEP_WORDS } from '../../copy/signing'

/** Who has signed and who signs next; said only where there is more than one step, or somebody has been asked in place. */
export function SigningProgress({ view }: { view: MessageView }) {
  const { draft, approvalWait } = view
  if (!draft) return null
  const { steps, approvals } = draft
  const reached = approvalWait?.reached
  if (steps.length < 2 && !reached) return null
  return (
    <Box className='stack-small'>
      {steps.length > 1 && (
        <Box className='signing' role='list' label={SIGNING_COPY.progress(approvals.length, steps.length)}>
          {steps.map((step, at) => {
            const approval = approvals[at]
            return (
              <Box key={`${at}`} className={`signing__step ${approval ? 'signing__step--done' : ''}`} role='listitem'>
                <Icon name={approval ? 'check' : 'clock'} />
                <Box className='row__text'>
                  <Txt className='text'>{SIGNING_COPY.step(at + 1, STEP_WORDS[step])}</Txt>
                  <Txt className='small'>
                    {approval
                      ? SIGNING_COPY.signed(approval.name, instantWords(approval.at), approval.asDeputy)
                      : at === approvals.length
                        ? SIGNING_COPY.waitsNow
                        : SIGNING_COPY.waitsLater}
                  </Txt>
                </Box>
              </Box>
            )
          })}
          {draft.distinct && <Txt className='small'>{SIGNING_COPY.distinct}</Txt>}
        </Box>
      )}
      {reached && <Txt className='small'>{`${PASSED_ON_WORDS[reached.what]}（${instantWords(reached.at)}）`}</Txt>}
    </Box>
  )
}
