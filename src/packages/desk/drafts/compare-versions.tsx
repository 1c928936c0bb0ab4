import { useState } from 'react'
import type { DraftVersionView } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import { Box, Card, Chips, Loaded, Section, Txt } from '../../../components'
import { VERSIONS_COPY } from '../../../copy/signing'
import { useRequest } from '../../../state/use-request'
import { Difference } from '../draft-text'

interface CompareVersionsProps {
  id: string
  /** Oldest first. */
  items: readonly DraftVersionView[]
}

/** Any two drafts, the earlier one first whichever was chosen first; the same one twice is read as it stands. */
export function CompareVersions({ id, items }: CompareVersionsProps) {
  const [one, setOne] = useState(String((items[items.length - 2] ?? items[items.length - 1])?.number))
  const [other, setOther] = useState(String(items[items.length - 1]?.number))
  const [from = 0, to = 0] = [Number(one), Number(other)].sort((a, b) => a - b)
  const request = useRequest(`difference/${id}/${to}/${from}`, () => messagesApi.draftDifference({ id, from, to }))
  const options = items.map(({ number }) => ({ value: String(number), label: VERSIONS_COPY.number(number) }))
  return (
    <Section title={from === to ? VERSIONS_COPY.text(to) : VERSIONS_COPY.between(from, to)}>
      {items.length > 1 && (
        <>
          <Txt className='field__label' decorative>
            {VERSIONS_COPY.one}
          </Txt>
          <Chips label={VERSIONS_COPY.one} value={one} options={options} onChange={setOne} />
          <Txt className='field__label' decorative>
            {VERSIONS_COPY.other}
          </Txt>
          <Chips label={VERSIONS_COPY.other} value={other} options={options} onChange={setOther} />
          <Txt className='small'>{VERSIONS_COPY.same}</Txt>
        </>
      )}
      <Card>
        <Loaded request={request} rows={2}>
          {(difference) => (
            <Box className='stack-small'>
              {from === to ? (
                <Txt className='text pre question' selectable>
                  {difference.parts.map(({ text }) => text).join('')}
                </Txt>
              ) : (
                <Difference difference={difference} />
              )}
            </Box>
          )}
        </Loaded>
      </Card>
    </Section>
  )
}
