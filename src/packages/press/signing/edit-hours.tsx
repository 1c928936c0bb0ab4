import { useState } from 'react'
import type { ApprovalRulesView } from '../../../../types/messages.contract'
import { Box, Button, Callout, Form, Refusal, Sheet, TextField } from '../../../components'
import { SIGNING_RULES_COPY as COPY } from '../../../copy/signing'
import { notify } from '../../../state/notice.store'
import { useKeptForm } from '../../../state/use-kept-form'
import { useSaveRules } from './use-save-rules'
import { toInput } from './ways'

interface EditHoursProps {
  rules: ApprovalRulesView
  onRules: (fresh: ApprovalRulesView) => void
  onClose: () => void
}
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const MOST_PERIODS = 6

/** 9:00 and 9：00 are meant as 09:00. */
const tidied = (typed: string): string =>
  typed
    .trim()
    .replace('：', ':')
    .replace(/^(\d):/, '0$1:')

/** The hours of the office on a working day, and where they are written. */
export function EditHours({ rules, onRules, onClose }: EditHoursProps) {
  const { workingHours } = rules
  const [initial] = useState(() => ({
    /** What held when they were filled in: over other hours they are not put, nor put unseen. */
    over: JSON.stringify(workingHours),
    periods: workingHours.periods,
    source: workingHours.origin === 'default' ? '' : workingHours.source,
  }))
  const { value, add, forget } = useKeptForm('approval_hours', 'city', initial, ({ over }) => over === initial.over)
  const { periods, source } = value
  const [tried, setTried] = useState(false)
  const saving = useSaveRules(onRules)
  const enough = source.trim().length >= 2
  const edit = (at: number, more: Partial<(typeof periods)[number]>): void =>
    add({ periods: periods.map((period, one) => (one === at ? { ...period, ...more } : period)) })
  const wrong = (time: string): string | undefined => (tried && !TIME.test(tidied(time)) ? COPY.badTime : undefined)
  const submit = async (): Promise<void> => {
    setTried(true)
    const said = periods.map(({ from, until }) => ({ from: tidied(from), until: tidied(until) }))
    if (!enough || said.some(({ from, until }) => !TIME.test(from) || !TIME.test(until))) return
    const fresh = await saving.run({ ...toInput(rules), workingHours: { periods: said, source: source.trim() } })
    if (!fresh) return
    forget()
    onRules(fresh)
    notify(COPY.hoursSaved)
    onClose()
  }
  const now = workingHours.periods.map(({ from, until }) => COPY.hoursPeriod(from, until)).join('，')
  return (
    <Sheet open title={COPY.hoursChange} onClose={onClose}>
      <Form sending={saving.busy}>
        {periods.map(({ from, until }, at) => (
          <Box key={at} className='stack-small'>
            <TextField
              label={COPY.hoursFrom(at + 1)}
              {...(at === 0 ? { hint: COPY.hoursHint } : {})}
              maxLength={5}
              value={from}
              onChange={(next) => edit(at, { from: next })}
              error={wrong(from)}
            />
            <TextField
              label={COPY.hoursUntil(at + 1)}
              maxLength={5}
              value={until}
              onChange={(next) => edit(at, { until: next })}
              error={wrong(until)}
            />
            {periods.length > 1 && (
              <Button kind='plain' onPress={() => add({ periods: periods.filter((_, one) => one !== at) })}>
                {COPY.hoursRemove(at + 1)}
              </Button>
            )}
          </Box>
        ))}
        {periods.length < MOST_PERIODS && (
          <Button block onPress={() => add({ periods: [...periods, { from: '', until: '' }] })}>
            {COPY.hoursAdd}
          </Button>
        )}
        <TextField
          label={COPY.source}
          maxLength={200}
          value={source}
          onChange={(next) => add({ source: next })}
          error={tried && !enough ? COPY.badSource : undefined}
        />
        {saving.overtaken || JSON.stringify(workingHours) !== initial.over ? (
          <Callout tone='warn' live>
            {COPY.changedMeanwhile(now)}
          </Callout>
        ) : (
          <Refusal failure={saving.failure} />
        )}
        <Button block kind='primary' busy={saving.busy} onPress={() => void submit()}>
          {COPY.save}
        </Button>
      </Form>
    </Sheet>
  )
}
