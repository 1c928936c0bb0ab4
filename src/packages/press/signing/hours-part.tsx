import { useState } from 'react'
import type { ApprovalRulesView } from '../../../../types/messages.contract'
import { Card, Row, Rows, Section, Txt } from '../../../components'
import { SIGNING_RULES_COPY as COPY } from '../../../copy/signing'
import { EditHours } from './edit-hours'
import { originWords } from './ways'

interface HoursPartProps {
  rules: ApprovalRulesView
  mayChange: boolean
  onRules: (fresh: ApprovalRulesView) => void
}

/** The hours of the office, and those in which nothing is sent that may wait. */
export function HoursPart({ rules, mayChange, onRules }: HoursPartProps) {
  const [editing, setEditing] = useState(false)
  const { workingHours, quietHours } = rules
  return (
    <Section title={COPY.hours}>
      <Txt className='text-2'>{COPY.hoursNote}</Txt>
      <Card flush>
        <Rows label={COPY.hours}>
          <Row
            title={workingHours.periods.map(({ from, until }) => COPY.hoursPeriod(from, until)).join('，')}
            note={originWords(workingHours)}
            {...(mayChange ? { onPress: () => setEditing(true), label: COPY.hoursChange } : {})}
          />
          <Row title={`${COPY.quiet}：${COPY.hoursPeriod(quietHours.from, quietHours.until)}`} note={COPY.quietNote} />
        </Rows>
      </Card>
      {editing && <EditHours rules={rules} onRules={onRules} onClose={() => setEditing(false)} />}
    </Section>
  )
}
