import { useState } from 'react'
import type { DeputiesView } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Card, Chips, Form, Refusal, Section, Txt, Wrong } from '../../../components'
import { DayField } from '../../../components/staff'
import { dayOfInstant, daysAfter } from '../../../copy/days'
import { DEPUTY_COPY } from '../../../copy/signing'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useShowRefusal } from '../../../state/use-show-refusal'

/** A week, today included: what most absences are. */
const USUAL_DAYS = 6
const dayIn = (days: number): string => daysAfter(dayOfInstant(new Date().toISOString()), days)

interface SetDeputyFormProps {
  unitId: string
  deputies: DeputiesView
  onSet: (fresh: DeputiesView) => void
}

/** 设代理: who is away, who signs meanwhile, and from when to when. */
export function SetDeputyForm({ unitId, deputies, onSet }: SetDeputyFormProps) {
  const { approvers, candidates } = deputies
  const only = approvers.length === 1 ? approvers[0]?.id : undefined
  const [approverId, setApprover] = useState(only)
  const [chosenId, setDeputy] = useState<string>()
  const [from, setFrom] = useState(() => dayIn(0))
  const [until, setUntil] = useState(() => dayIn(USUAL_DAYS))
  const [tried, setTried] = useState(false)
  const set = useAction(messagesApi.setDeputy)
  useShowRefusal(set.failure)
  const others = candidates.filter(({ id }) => id !== approverId)
  // Nobody stands in for themselves: whoever is chosen as away since is no choice any more.
  const deputyId = others.find(({ id }) => id === chosenId)?.id
  const complete = approverId !== undefined && deputyId !== undefined && from !== '' && from <= until
  const submit = async (): Promise<void> => {
    setTried(true)
    if (approverId === undefined || deputyId === undefined || !complete) return
    const fresh = await set.run({ unitId, approverId, deputyId, from, until })
    if (!fresh) return
    setTried(false)
    setDeputy(undefined)
    notify(DEPUTY_COPY.done)
    onSet(fresh)
  }
  const fields = set.failure?.fields ?? {}
  return (
    <Section title={DEPUTY_COPY.set}>
      <Card>
        <Form sending={set.busy}>
          <Refusal failure={set.failure} fields={['deputyId', 'from', 'until']} />
          {only === undefined && (
            <Box className='stack-small'>
              <Txt className='field__label'>{DEPUTY_COPY.approver}</Txt>
              <Chips
                label={DEPUTY_COPY.approver}
                stacked
                value={approverId}
                options={approvers.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setApprover}
              />
            </Box>
          )}
          <Box className='stack-small'>
            <Txt className='field__label'>{DEPUTY_COPY.deputy}</Txt>
            {others.length === 0 ? (
              <Txt className='text-2'>{DEPUTY_COPY.nobody}</Txt>
            ) : (
              <Chips
                label={DEPUTY_COPY.deputy}
                stacked
                value={deputyId}
                options={others.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setDeputy}
              />
            )}
            {fields.deputyId && <Wrong>{fields.deputyId}</Wrong>}
          </Box>
          <DayField label={DEPUTY_COPY.from} value={from} error={fields.from} onChange={setFrom} />
          <DayField label={DEPUTY_COPY.until} value={until} earliest={from} error={fields.until} onChange={setUntil} />
          {tried && !complete && <Wrong>{DEPUTY_COPY.missing}</Wrong>}
          <Button block kind='primary' busy={set.busy} onPress={() => void submit()}>
            {DEPUTY_COPY.submit}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
