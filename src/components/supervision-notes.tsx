import { useState } from 'react'
import type { SupervisionDocumentView } from '../../types/supervision.contract'
import { supervisionApi } from '../api/supervision.api'
import { dayOfInstant, dayWords } from '../copy/days'
import { FORM_WORDS, STATE_WORDS, SUPERVISION_COPY } from '../copy/supervision'
import { useRequest } from '../state/use-request'
import { Card, Section } from './card'
import { Row, Rows } from './row'
import { Sheet } from './sheet'
import { SupervisionPaper } from './supervision-paper'

/** 督办文书 of one message, as this reader may know them; nothing where there is none, or none for this reader. */
export function SupervisionNotes({ id }: { id: string }) {
  const [open, setOpen] = useState<SupervisionDocumentView>()
  const request = useRequest(`supervision/message/${id}`, () => supervisionApi.forMessage({ messageId: id }))
  const items = request.state === 'ready' ? request.data.items : []
  if (items.length === 0) return null
  return (
    <Section title={SUPERVISION_COPY.onMessage}>
      <Card flush>
        <Rows label={SUPERVISION_COPY.onMessage}>
          {items.map((item) => (
            <Row
              key={item.id}
              icon='alert'
              title={FORM_WORDS[item.form]}
              note={dayWords(dayOfInstant(item.signed?.at ?? item.createdAt))}
              value={STATE_WORDS[item.state]}
              onPress={() => setOpen(item)}
            />
          ))}
        </Rows>
      </Card>
      <Sheet open={open !== undefined} title={SUPERVISION_COPY.document} onClose={() => setOpen(undefined)}>
        {open && <SupervisionPaper view={open} />}
      </Sheet>
    </Section>
  )
}
