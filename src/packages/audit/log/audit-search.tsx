import { useState } from 'react'
import { Box, Button, Card, Section, Switch, TextField } from '../../../components'
import { DayField } from '../../../components/staff'
import { AUDIT_COPY } from '../../../copy/audit'
import { showFirstError } from '../../../platform/show-first-error'
import { type Asked, isCode, NOTHING_ASKED } from './asked'

/** What to look for; nothing is asked of the server before 查找. */
export function AuditSearch({ onSearch }: { onSearch: (asked: Asked) => void }) {
  const [draft, setDraft] = useState<Asked>(NOTHING_ASKED)
  const [tried, setTried] = useState(false)
  const edit = (name: Exclude<keyof Asked, 'personalOnly'>) => (text: string) =>
    setDraft((before) => ({ ...before, [name]: text.trim() }))
  const codeIsFine = draft.code === '' || isCode(draft.code)
  const daysAreFine = draft.from === '' || draft.to === '' || draft.from <= draft.to
  const submit = () => {
    setTried(true)
    if (codeIsFine && daysAreFine) onSearch(draft)
    else showFirstError()
  }
  return (
    <Section title={AUDIT_COPY.search}>
      <Card>
        <Box className='stack'>
          <Box className='audit-log__fields'>
            <DayField optional label={AUDIT_COPY.from} value={draft.from} onChange={edit('from')} />
            <DayField optional label={AUDIT_COPY.to} value={draft.to} earliest={draft.from} onChange={edit('to')} />
            <TextField
              label={AUDIT_COPY.code}
              placeholder={AUDIT_COPY.codeExample}
              maxLength={15}
              value={draft.code}
              error={tried && !codeIsFine ? AUDIT_COPY.badCode : undefined}
              onChange={edit('code')}
            />
            <TextField
              label={AUDIT_COPY.actor}
              placeholder={AUDIT_COPY.actorExample}
              maxLength={120}
              value={draft.actorId}
              onChange={edit('actorId')}
            />
            <TextField
              label={AUDIT_COPY.subject}
              placeholder={AUDIT_COPY.subjectExample}
              maxLength={120}
              value={draft.subjectId}
              onChange={edit('subjectId')}
            />
            <TextField
              label={AUDIT_COPY.action}
              placeholder={AUDIT_COPY.actionExample}
              maxLength={80}
              value={draft.action}
              onChange={edit('action')}
            />
          </Box>
          <Switch
            label={AUDIT_COPY.personalOnly}
            note={AUDIT_COPY.personalNote}
            on={draft.personalOnly}
            onChange={(personalOnly) => setDraft((before) => ({ ...before, personalOnly }))}
          />
          <Button kind='primary' block onPress={submit}>
            {AUDIT_COPY.submit}
          </Button>
        </Box>
      </Card>
    </Section>
  )
}
