import { Card, Page, Section, Txt } from '../../../components'
import { PRIVACY_NOTICE } from '../../../../types/privacy.terms'
import { PRIVACY_COPY } from '../../../copy/me'

/** 隐私说明, in plain words. */
export default function PrivacyPage() {
  return (
    <Page title={PRIVACY_COPY.title}>
      <Txt className='text'>{PRIVACY_COPY.intro}</Txt>
      <Txt className='small'>{PRIVACY_COPY.version(PRIVACY_NOTICE.version, PRIVACY_NOTICE.effectiveOn)}</Txt>
      {PRIVACY_COPY.parts.map((part) => (
        <Section key={part.title} title={part.title}>
          <Card>
            <Txt className='text'>{part.text}</Txt>
          </Card>
        </Section>
      ))}
    </Page>
  )
}
