import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import { supervisionApi } from '../../../api/supervision.api'
import { Beside, Empty, Loaded, Page, SignedIn } from '../../../components'
import { SUPERVISION_COPY } from '../../../copy/supervision'
import { hasRole, seesSupervision } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import type { Chosen } from './chosen'
import { DocumentList } from './document-list'
import './index.scss'
import { Standing } from './standing'
import { UnitsWaiting } from './units-waiting'

/** 督办: what waits in one sentence, by rung and by unit; below, the documents themselves. */
export default function SupervisionPage() {
  return (
    <Page title={SUPERVISION_COPY.title} wide>
      <SignedIn>
        {(me) =>
          seesSupervision(me) ? (
            <Supervision me={me} />
          ) : (
            <Empty icon='lock' title={SUPERVISION_COPY.notYours} text={SUPERVISION_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Supervision({ me }: { me: ActorView }) {
  const [chosen, setChosen] = useState<Chosen>({ state: 'draft', rung: undefined, unit: undefined })
  const request = useRequest('supervision/summary', () => supervisionApi.summary({}))
  const choose = (more: Partial<Chosen>) => setChosen((before) => ({ ...before, ...more }))
  return (
    <Loaded request={request} rows={3}>
      {(summary) => (
        <>
          <Standing summary={summary} signs={hasRole(me, 'supervisor')} chosen={chosen} onChoose={choose} />
          <Beside
            side={
              summary.byUnit.length > 0 && (
                <UnitsWaiting byUnit={summary.byUnit} chosen={chosen.unit?.id} onChoose={choose} />
              )
            }
          >
            <DocumentList chosen={chosen} onChoose={choose} />
          </Beside>
        </>
      )}
    </Loaded>
  )
}
