import { useState } from 'react'
import type { DeadlineReceipt as Receipt } from '../../types/messages.contract'
import { messagesApi } from '../api/messages.api'
import { dayWords } from '../copy/days'
import { dayWithWeekday, RECEIPT_COPY, receiptDayWords } from '../copy/receipt'
import { Box, Txt } from '../platform/elements'
import { useRequest } from '../state/use-request'
import { Button } from './button'
import { Callout } from './callout'
import './deadline-receipt.scss'
import { Loaded } from './loaded'
import { ReceiptCalendar } from './receipt-calendar'
import { Sheet } from './sheet'

/** 时限清单: how the due day was counted, day by day; the same for citizen, unit and supervisor. `label` where no day is in sight. */
export function DeadlineReceipt({ id, label = RECEIPT_COPY.open }: { id: string; label?: string }) {
  const [open, setOpen] = useState(false)
  const request = useRequest(open ? `receipt/${id}` : undefined, () => messagesApi.receipt({ id }))
  return (
    <>
      <Button kind='plain' edge icon='clock' onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Sheet open={open} reading title={RECEIPT_COPY.title} onClose={() => setOpen(false)}>
        <Loaded request={request}>{(receipt) => <Ledger receipt={receipt} />}</Loaded>
      </Sheet>
    </>
  )
}

const Ledger = ({ receipt }: { receipt: Receipt }) => (
  <Box className='stack'>
    <Txt className='text-2'>{RECEIPT_COPY.intro(receipt.reworked === true)}</Txt>
    {receipt.verdict && (
      <Callout tone={receipt.verdict.onTime ? 'ok' : 'danger'}>
        {receipt.verdict.onTime ? RECEIPT_COPY.onTime : RECEIPT_COPY.late(receipt.verdict.lateByWorkingDays)}
      </Callout>
    )}
    <Box className='ledger' role='list' label={RECEIPT_COPY.title}>
      <Line
        what={RECEIPT_COPY.started(receipt.reworked === true)}
        value={`${dayWords(receipt.startedOn)}（${RECEIPT_COPY.startedNote}）`}
      />
      <Line what={RECEIPT_COPY.allowance} value={RECEIPT_COPY.workingDays(receipt.allowanceWorkingDays)} />
      <Line what={RECEIPT_COPY.counted} value={RECEIPT_COPY.workingDays(receipt.countedWorkingDays)} />
      {receipt.pausedWorkingDays > 0 && (
        <Line what={RECEIPT_COPY.paused} value={RECEIPT_COPY.workingDays(receipt.pausedWorkingDays)} />
      )}
      {receipt.extensions.map((extension) => (
        <Line
          key={extension.grounds}
          what={RECEIPT_COPY.extended(extension)}
          value={RECEIPT_COPY.workingDays(extension.workingDays)}
        />
      ))}
      <Line what={RECEIPT_COPY.due} value={dayWithWeekday(receipt.dueOn)} />
      {receipt.forecast && (
        <Line
          what={RECEIPT_COPY.forecast}
          value={RECEIPT_COPY.forecastWords(
            receipt.forecast.medianWorkingDays,
            receipt.forecast.p90WorkingDays,
            receipt.forecast.answers,
          )}
        />
      )}
    </Box>
    {receipt.extensions.map((extension) => (
      <Txt key={extension.grounds} className='text-2'>
        {RECEIPT_COPY.granted(extension)}
      </Txt>
    ))}
    {!receipt.calendarSettled && <Callout tone='warn'>{RECEIPT_COPY.unsettled}</Callout>}
    <ReceiptCalendar receipt={receipt} />
    <Txt className='heading-3'>{RECEIPT_COPY.days}</Txt>
    <Box className='ledger' role='list' label={RECEIPT_COPY.days}>
      {receipt.days.map((day) => (
        <Line
          key={day.on}
          what={dayWithWeekday(day.on)}
          value={receiptDayWords(day, receipt.verdict !== undefined)}
          quiet={!day.counts || day.ahead}
        />
      ))}
    </Box>
    {receipt.unit?.source !== undefined && receipt.unit.allowanceWorkingDays !== undefined && (
      <>
        <Box className='ledger' role='list' label={RECEIPT_COPY.own}>
          <Line
            what={RECEIPT_COPY.own}
            value={RECEIPT_COPY.ownWords(receipt.unit.allowanceWorkingDays, dayWords(receipt.unit.dueOn))}
          />
        </Box>
        <Txt className='small'>{RECEIPT_COPY.ownSource(receipt.unit.source)}</Txt>
      </>
    )}
    {receipt.hops.length > 0 && (
      <>
        <Txt className='heading-3'>{RECEIPT_COPY.units}</Txt>
        <Box className='ledger' role='list' label={RECEIPT_COPY.units}>
          {receipt.hops.map((hop, at) => (
            <Line key={at} what={hop.unitName} value={RECEIPT_COPY.hop(hop.from, hop.until)} />
          ))}
        </Box>
      </>
    )}
  </Box>
)

const Line = ({ what, value, quiet }: { what: string; value: string; quiet?: boolean }) => (
  <Box className={`ledger__line ${quiet ? 'ledger__line--quiet' : ''}`} role='listitem'>
    <Txt>{what}</Txt>
    <Txt className='number'>{value}</Txt>
  </Box>
)
