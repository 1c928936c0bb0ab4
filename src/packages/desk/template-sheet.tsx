import { useState } from 'react'
import type { ActorView } from '../../../types/identity.contract'
import type { ReplyTemplate } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Card, Loaded, Section, Sheet, Txt } from '../../components'
import { DRAFTING_COPY } from '../../copy/drafting'
import { useRequest } from '../../state/use-request'
import { homesOf, TemplateForm } from './template-form'

interface TemplateSheetProps {
  me: ActorView
  /** Puts a template into the reply; absent where templates are only kept. */
  onInsert?: (template: ReplyTemplate) => void
  onClose: () => void
}

/** 答复模板: the unit's first, then the city's; whoever keeps them changes them here. */
export function TemplateSheet({ me, onInsert, onClose }: TemplateSheetProps) {
  const request = useRequest(`templates/${me.id}`, () => messagesApi.replyTemplates({}))
  const [editing, setEditing] = useState<ReplyTemplate | 'new'>()
  return (
    <Sheet open title={DRAFTING_COPY.templatesTitle} onClose={onClose}>
      {editing ? (
        <TemplateForm
          me={me}
          template={editing === 'new' ? undefined : editing}
          onBack={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined)
            request.reload()
          }}
        />
      ) : (
        <Box className='stack'>
          <Loaded request={request} rows={2}>
            {({ items }) => (
              <>
                {items.length === 0 && <Txt className='text-2'>{DRAFTING_COPY.templatesNone}</Txt>}
                {items.map((template) => (
                  <Section key={template.id} title={template.title}>
                    <Card>
                      <Box className='stack-small'>
                        <Txt className='small'>{template.unitName ?? DRAFTING_COPY.ofCity}</Txt>
                        <Txt className='text pre'>{template.body}</Txt>
                        <Box className='line'>
                          {onInsert && (
                            <Button
                              kind='primary'
                              label={`${DRAFTING_COPY.insert}：${template.title}`}
                              onPress={() => onInsert(template)}
                            >
                              {DRAFTING_COPY.insert}
                            </Button>
                          )}
                          {template.mayEdit && (
                            <Button
                              kind='plain'
                              label={`${DRAFTING_COPY.editTemplate}：${template.title}`}
                              onPress={() => setEditing(template)}
                            >
                              {DRAFTING_COPY.editTemplate}
                            </Button>
                          )}
                        </Box>
                      </Box>
                    </Card>
                  </Section>
                ))}
              </>
            )}
          </Loaded>
          {homesOf(me).length > 0 && (
            <Button block icon='pen' onPress={() => setEditing('new')}>
              {DRAFTING_COPY.newTemplate}
            </Button>
          )}
        </Box>
      )}
    </Sheet>
  )
}
