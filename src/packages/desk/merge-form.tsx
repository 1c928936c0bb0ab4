import { useState } from 'react'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Callout, ChipsField, Loaded, Txt, Wrong } from '../../components'
import { dayOfInstant, pastDayWords } from '../../copy/days'
import { FORM_COPY } from '../../copy/desk-forms'
import { DOT } from '../../copy/dot'
import { useRequest } from '../../state/use-request'
import { type FormProps, onMessage } from './form-parts'

/** 合并办理: the probable duplicates, and which of them this one is answered with. */
export function MergeForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.merge
  const request = useRequest(`duplicates/${view.id}`, () => messagesApi.probableDuplicates({ id: view.id }))
  const [intoId, setIntoId] = useState<string>()
  const [tried, setTried] = useState(false)
  const submit = (): void => {
    setTried(true)
    if (intoId !== undefined) onSend(() => messagesApi.merge({ ...onMessage(view), intoId }), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <Loaded request={request} rows={2}>
        {({ items }) => {
          const may = items.filter(({ refusal }) => refusal === undefined)
          return (
            <Box className='stack'>
              {items.length === 0 && <Callout>{copy.none}</Callout>}
              {may.length > 0 && (
                <ChipsField
                  label={copy.which}
                  stacked
                  value={intoId}
                  options={may.map((one) => ({
                    value: one.id,
                    label: one.title,
                    note: [
                      one.code,
                      one.place,
                      pastDayWords(dayOfInstant(one.submittedAt)),
                      copy.count(one.mergedCount),
                    ]
                      .filter(Boolean)
                      .join(DOT),
                  }))}
                  onChange={setIntoId}
                />
              )}
              {items
                .filter(({ refusal }) => refusal !== undefined)
                .map((one) => (
                  <Box key={one.id} className='handling__quote'>
                    <Txt className='text'>{`${one.title}（${one.code}）`}</Txt>
                    <Txt className='small'>{one.refusal ?? ''}</Txt>
                  </Box>
                ))}
              {tried && intoId === undefined && <Wrong>{copy.missing}</Wrong>}
              {may.length > 0 && (
                <Button block kind='primary' busy={busy} onPress={submit}>
                  {copy.submit}
                </Button>
              )}
            </Box>
          )
        }}
      </Loaded>
    </Box>
  )
}
