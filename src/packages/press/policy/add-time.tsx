import { useState } from 'react'
import { MESSAGE_KINDS, type MessageKind } from '../../../../types/messages.terms'
import { POLICY_LIMITS, UNIT_POLICY_STEPS, type UnitPolicyStep } from '../../../../types/policy.terms'
import { Box, Button, ChipsField, TextField } from '../../../components'
import { POLICY_COPY, UNIT_STEP_WORDS } from '../../../copy/policy'
import { KIND_WORDS } from '../../../copy/terms'
import type { OwnTime } from './line-of'

const KINDS = [
  { value: 'all' as const, label: POLICY_COPY.allKinds },
  ...MESSAGE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
]
const STEPS = UNIT_POLICY_STEPS.map((value) => ({ value, label: UNIT_STEP_WORDS[value] }))
const { min, max } = POLICY_LIMITS.source

/** What is being written of a line that was not added yet. */
export interface BegunTime {
  kind: 'all' | MessageKind
  step: UnitPolicyStep
  days: string
  source: string
}
export const NO_TIME: BegunTime = { kind: 'all', step: 'reply', days: '', source: '' }

interface AddTimeProps {
  begun: BegunTime
  onBegun: (more: Partial<BegunTime>) => void
  onAdd: (time: OwnTime) => void
}

/** One more line: kind, step, working days and where the number comes from. */
export function AddTime({ begun, onBegun, onAdd }: AddTimeProps) {
  const { kind, step, days, source } = begun
  const [tried, setTried] = useState(false)
  const workingDays = /^\d{1,2}$/.test(days.trim()) ? Number(days) : 0
  const enough = source.trim().length >= min
  const add = (): void => {
    setTried(true)
    if (workingDays < 1 || !enough) return
    onAdd({ step, workingDays, source: source.trim(), ...(kind === 'all' ? {} : { kind }) })
    onBegun({ days: '', source: '' })
    setTried(false)
  }
  return (
    <Box className='stack'>
      <ChipsField label={POLICY_COPY.kind} value={kind} options={KINDS} onChange={(next) => onBegun({ kind: next })} />
      <ChipsField label={POLICY_COPY.step} value={step} options={STEPS} onChange={(next) => onBegun({ step: next })} />
      <TextField
        label={POLICY_COPY.days}
        placeholder={POLICY_COPY.daysPlaceholder}
        value={days}
        onChange={(next) => onBegun({ days: next })}
        maxLength={2}
        error={tried && workingDays < 1 ? POLICY_COPY.badDays : undefined}
      />
      <TextField
        label={POLICY_COPY.basis}
        placeholder={POLICY_COPY.basisPlaceholder}
        value={source}
        onChange={(next) => onBegun({ source: next })}
        maxLength={max}
        error={tried && !enough ? POLICY_COPY.badSource : undefined}
      />
      <Button onPress={add}>{POLICY_COPY.add}</Button>
    </Box>
  )
}
