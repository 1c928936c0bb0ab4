import { airlockApi } from '../../../api/airlock.api'
import { Box, Card, Section, Txt } from '../../../components'
import { PURPOSE_WORDS, READS_COPY, readWords } from '../../../copy/airlock'
import { instantWords } from '../../../copy/days'
import { DOT } from '../../../copy/dot'
import { useRequest } from '../../../state/use-request'

/** 谁看过我的联系方式: unit and role, when and why. Quiet while it loads: it is never what the page is opened for. */
export function WhoLooked({ id }: { id: string }) {
  const request = useRequest(`contact-reads/${id}`, () => airlockApi.contactReads({ id }))
  if (request.state === 'loading') return null
  return (
    <Section title={READS_COPY.title}>
      <Card>
        <Box className='stack'>
          {request.state === 'failed' && <Txt className='text-2'>{READS_COPY.failed}</Txt>}
          {request.data?.items.length === 0 && <Txt className='text-2'>{READS_COPY.none}</Txt>}
          {request.data?.items.map((read) => (
            <Box key={`${read.at}${read.what}${read.role}`} className='stack-small'>
              <Txt className='text'>{readWords(read)}</Txt>
              <Txt className='text-2'>{read.reason}</Txt>
              <Txt className='small number'>
                {[instantWords(read.at), read.purpose && PURPOSE_WORDS[read.purpose]].filter(Boolean).join(DOT)}
              </Txt>
            </Box>
          ))}
          <Txt className='small'>{READS_COPY.note}</Txt>
        </Box>
      </Card>
    </Section>
  )
}
