import { type ServiceItem } from '../../../../types/services.contract'
import { servicesApi } from '../../../api/services.api'
import { Box, Button, Card, Heading, Loaded, Page, Section, Txt, Unnamed } from '../../../components'
import { quickFacts, SERVICE_COPY } from '../../../copy/services'
import { openPage, openTab, useParam } from '../../../platform/navigate'
import { callPhone } from '../../../platform/phone'
import { betweenWords } from '../../../platform/words'
import { isCitizen } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useRequest } from '../../../state/use-request'
import './index.scss'

/** 办事指南: one item with the fields of R57, in the order in which a person needs them. */
export default function ServicePage() {
  const id = useParam('id')
  const me = useSession((session) => session.me)
  const request = useRequest(id && `service/${id}`, () => servicesApi.get({ id: id ?? '' }))
  const item = request.data
  return (
    <Page
      title={SERVICE_COPY.title}
      footer={
        item &&
        (item.phone !== undefined || isCitizen(me)) && (
          <Box className='line guide__bar'>
            {item.phone && (
              <Button icon='phone' onPress={() => callPhone(item.phone ?? '')}>
                {SERVICE_COPY.call(item.phone)}
              </Button>
            )}
            {isCitizen(me) && (
              <Box className='guide__ask'>
                <Button block kind='primary' icon='pen' onPress={() => openPage('compose', { to: item.unitId })}>
                  {SERVICE_COPY.ask}
                </Button>
              </Box>
            )}
          </Box>
        )
      }
    >
      {id ? (
        <Loaded request={request} rows={4}>
          {(shown) => <Guide item={shown} />}
        </Loaded>
      ) : (
        <Unnamed onList={() => openTab('services')} />
      )}
    </Page>
  )
}

const Guide = ({ item }: { item: ServiceItem }) => (
  <Box className='guide'>
    <Box className='stack-small'>
      <Heading level={2} className='heading-1'>
        {betweenWords(item.name)}
      </Heading>
      <Txt className='text-2'>{item.summary}</Txt>
    </Box>
    <Card>
      <Box className='guide__facts'>
        {quickFacts(item).map(({ label, value }) => (
          <Box key={label} className='guide__fact'>
            <Txt className='small'>{label}</Txt>
            <Txt className='text'>{value}</Txt>
          </Box>
        ))}
      </Box>
    </Card>
    <Section title={SERVICE_COPY.materials}>
      <Card>
        <Steps items={item.materials} />
      </Card>
    </Section>
    <Section title={SERVICE_COPY.steps}>
      <Card>
        <Steps items={item.steps} numbered />
      </Card>
    </Section>
    <Section title={SERVICE_COPY.content}>
      <Card>
        <Txt className='text pre'>{item.content}</Txt>
      </Card>
    </Section>
    <Section title={SERVICE_COPY.basis}>
      <Card>
        <Txt className='text pre'>{item.basis}</Txt>
      </Card>
    </Section>
  </Box>
)

/** A list as one reads it out: numbered where the order matters. */
const Steps = ({ items, numbered }: { items: readonly string[]; numbered?: boolean }) => (
  <Box className='guide__list' role='list'>
    {items.map((text, index) => (
      <Box
        key={text}
        className='guide__item'
        role='listitem'
        label={numbered ? `${SERVICE_COPY.step(index + 1)}，${text}` : undefined}
      >
        <Box className={numbered ? 'guide__number' : 'guide__dot'} decorative>
          {numbered ? String(index + 1) : null}
        </Box>
        <Txt className='guide__text'>{text}</Txt>
      </Box>
    ))}
  </Box>
)
