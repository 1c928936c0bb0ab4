import type { MessageRow } from '../../../../types/messages.contract'
import { Box, Button, Icon, Press, StatusTag, Tag, Txt } from '../../../components'
import { DESK_COPY, dueWords, ROW_ACTION_WORDS, urgentWords } from '../../../copy/desk'
import { DOT } from '../../../copy/dot'
import { KIND_WORDS } from '../../../copy/terms'
import { WORK_COPY } from '../../../copy/work'
import { firstWords } from '../first-words'
import { mainAction } from '../main-action'
import { dueLight } from './due-light'

interface InboxRowProps {
  row: MessageRow
  /** The list is of one unit: its name would only repeat. */
  ownUnit: boolean
  /** Shown beside the list now. */
  on: boolean
  /** Where the keyboard stands. */
  here: boolean
  /** Many are being chosen: whether this one is. */
  chosen: boolean | undefined
  onChoose: () => void
  busy: boolean
  onOpen: () => void
  /** The button on the row. */
  onAct: () => void
}

/** One message of the inbox: opening it and its main action are two buttons beside each other. */
export function InboxRow({ row, ownUnit, on, here, chosen, onChoose, busy, onOpen, onAct }: InboxRowProps) {
  const { headline, excerpt } = firstWords(row)
  const action = mainAction(row)
  const due = dueWords(row)
  const light = dueLight(row)
  const where = [row.place, ownUnit ? undefined : row.unitName].filter(Boolean).join(DOT)
  return (
    <Box
      className={`inbox-row ${on ? 'inbox-row--on' : ''} ${here ? 'inbox-row--here' : ''} ${row.urgent ? 'inbox-row--urgent' : ''}`}
      role='listitem'
      testId={`row-${row.id}`}
    >
      {chosen !== undefined && (
        <Press
          className='inbox-row__choose'
          role='checkbox'
          on={chosen}
          label={WORK_COPY.selectRow(row.code)}
          onPress={onChoose}
        >
          <Box className={`inbox-row__box ${chosen ? 'inbox-row__box--on' : ''}`}>
            {chosen && <Icon name='check' />}
          </Box>
        </Press>
      )}
      <Press className='inbox-row__open' role='link' on={on} onPress={onOpen}>
        <Box className='inbox-row__meta'>
          {row.urgent && (
            <Txt className='inbox-row__urgent'>
              <Icon name='alert' />
              {DESK_COPY.urgent}
            </Txt>
          )}
          <Txt className='number'>{row.code}</Txt>
          <Txt>{KIND_WORDS[row.kind]}</Txt>
        </Box>
        <Txt className='inbox-row__headline'>{headline}</Txt>
        {excerpt && <Txt className='inbox-row__excerpt'>{excerpt}</Txt>}
        {row.urgentDue && (
          <Box className={`inbox-row__due inbox-row__due--${row.urgentDue.late ? 'danger' : 'warn'}`}>
            <Icon name={row.urgentDue.late ? 'alert' : 'clock'} />
            <Txt>{urgentWords(row.urgentDue)}</Txt>
          </Box>
        )}
        {where && <Txt className='inbox-row__place'>{where}</Txt>}
      </Press>
      <Box className='inbox-row__below'>
        <StatusTag staff={row.status} />
        {row.approvalStuck && <Tag tone='danger'>{DESK_COPY.approvalStuck}</Tag>}
        <Box className={`inbox-row__due inbox-row__due--${light.tone}`}>
          <Icon name={light.icon} />
          <Txt>{due}</Txt>
        </Box>
        {row.remindedOn && <Tag tone='warn'>{WORK_COPY.reminded}</Tag>}
        {action && chosen === undefined && (
          <Box className='inbox-row__act'>
            <Button
              kind={action === 'assign' || action === 'redirect' ? 'secondary' : 'primary'}
              busy={busy}
              label={`${ROW_ACTION_WORDS[action]}：${headline}`}
              onPress={onAct}
            >
              {ROW_ACTION_WORDS[action]}
            </Button>
          </Box>
        )}
      </Box>
    </Box>
  )
}
