import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { Box, Card, Chips, Switch, TextField, Txt } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import type { Draft } from './draft'

const YES_NO = {
  identity: [
    { value: 'hide', label: COMPOSE_COPY.identityHidden, note: COMPOSE_COPY.identityHiddenNote },
    { value: 'show', label: COMPOSE_COPY.identityShown, note: COMPOSE_COPY.identityShownNote },
  ],
  public: [
    { value: 'no', label: COMPOSE_COPY.publicNo, note: COMPOSE_COPY.publicNoNote },
    { value: 'yes', label: COMPOSE_COPY.publicYes, note: COMPOSE_COPY.publicYesNote },
  ],
} as const

interface ChoicesProps {
  draft: Draft
  edit: (change: Partial<Draft>) => void
  /** What is wrong with the contact, or that it is missing. */
  contactError: string | undefined
}

/** Who may see the person, who may read the answer, and whether anyone may call; all closed unless opened. */
export const Choices = ({ draft, edit, contactError }: ChoicesProps) => {
  const report = draft.kind === 'report'
  return (
    <>
      <Box className='question'>
        <Txt className='question__label' decorative>
          {COMPOSE_COPY.identity}
        </Txt>
        <Chips
          label={COMPOSE_COPY.identity}
          stacked
          options={YES_NO.identity}
          value={draft.hideIdentity ? 'hide' : 'show'}
          onChange={(choice) => edit({ hideIdentity: choice === 'hide' })}
        />
      </Box>
      {!report && (
        <Box className='question'>
          <Txt className='question__label' decorative>
            {COMPOSE_COPY.public}
          </Txt>
          <Chips
            label={COMPOSE_COPY.public}
            stacked
            options={YES_NO.public}
            value={draft.wantsPublic ? 'yes' : 'no'}
            onChange={(choice) => edit({ wantsPublic: choice === 'yes' })}
          />
        </Box>
      )}
      <Card flush>
        <Switch
          label={COMPOSE_COPY.call}
          note={COMPOSE_COPY.callNote}
          on={draft.mayCall}
          onChange={(mayCall) => edit({ mayCall })}
        />
      </Card>
      {draft.mayCall && (
        <TextField
          label={COMPOSE_COPY.contact}
          hint={COMPOSE_COPY.contactHint}
          value={draft.contact}
          maxLength={MESSAGE_LIMITS.contact.max}
          error={contactError}
          onChange={(contact) => edit({ contact })}
        />
      )}
    </>
  )
}
