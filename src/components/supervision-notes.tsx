import { useState } from 'react'
import type { SupervisionDocumentView } from '../../types/supervision.contract'
import { supervisionApi } from '../api/supervision.api'
import { dayOfInstant, pastDayWords } from '../copy/days'
import { FORM_WORDS, STATE_WORDS, SUPERVISION_COPY } from '../copy/supervision'
import { hasRole } from '../state/roles'
import { useSession } from '../state/session.store'
import { useRequest } from '../state/use-request'
import { Button } from './button'
import { Card, Section } from './card'
import { Row, Rows } from './row'
import { Sheet } from './sheet'
import { SupervisionDecision } from './supervision-decision'
import { SupervisionPaper } from './supervision-paper'

/**
 * 督办文书 of one message, as this reader may know them; nothing where there is none for this reader. A supervisor adds an
 * instruction here.
 */
export function SupervisionNotes({ id }: { id: string }) {
  const [open, setOpen] = useState<SupervisionDocumentView>()
  const request = useRequest(`supervision/message/${id}`, () => supervisionApi.forMessage({ messageId: id }))
  const supervises = useSession(({ me }) => hasRole(me, 'supervisor'))
  const [writing, setWriting] = useState(false)
  const items = request.state === 'ready' ? request.data.items : []
  if (items.length === 0 && !supervises) return null
  return (
    <Section title={SUPERVISION_COPY.onMessage}>
      {items.length > 0 && (
        <Card flush>
          <Rows label={SUPERVISION_COPY.onMessage}>
            {items.map((item) => (
              <Row
                key={item.id}
                icon='alert'
                title={FORM_WORDS[item.form]}
                note={pastDayWords(dayOfInstant(item.signed?.at ?? item.createdAt))}
                value={STATE_WORDS[item.state]}
                onPress={() => setOpen(item)}
              />
            ))}
          </Rows>
        </Card>
      )}
      {supervises && (
        <Button icon='pen' block onPress={() => setWriting(true)}>
          {SUPERVISION_COPY.instruct.open}
        </Button>
      )}
      {writing && (
        <SupervisionDecision
          about={id}
          decision='instruct'
          send={(body) => supervisionApi.instruct({ messageId: id, body })}
          onDecided={() => {
            setWriting(false)
            request.reload()
          }}
          onClose={() => setWriting(false)}
        />
      )}
      <Sheet open={open !== undefined} title={SUPERVISION_COPY.document} onClose={() => setOpen(undefined)}>
        {open && <SupervisionPaper view={open} />}
      </Sheet>
    </Section>
  )
}
