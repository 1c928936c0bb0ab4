import { useState } from 'react'
import type { AuditStatus } from '../../../../types/audit.contract'
import type { AuditFault } from '../../../../types/audit.terms'
import { type ApiFailure, toFailure } from '../../../api/failure'
import { auditApi } from '../../../api/audit.api'
import { Box, Button, Callout, Card, Loaded, Section, Txt } from '../../../components'
import { AUDIT_COPY, AUDIT_FAULT_WORDS } from '../../../copy/audit'
import { instantWords } from '../../../copy/days'
import { useRequest } from '../../../state/use-request'

interface Walk {
  running: boolean
  seals: number
  entries: number
  faults: { fault: AuditFault; at: string }[]
  failure?: ApiFailure
}
const NOTHING_WALKED: Walk = { running: true, seals: 0, entries: 0, faults: [] }

/** How far the chain reaches and what the last verification said; the auditor may walk it here, too. */
export function AuditStanding() {
  const request = useRequest('audit/status', () => auditApi.status({}))
  return (
    <Section title={AUDIT_COPY.standing}>
      <Loaded request={request} rows={1}>
        {(status) => (
          <Card>
            <Box className='stack'>
              <Box className='stack-small'>
                <Txt>
                  {status.seals === 0 ? AUDIT_COPY.nothingSealed : AUDIT_COPY.sealed(status.entries, status.seals)}
                </Txt>
                {status.sealedAt && (
                  <Txt className='text-2'>{AUDIT_COPY.sealedAt(instantWords(status.sealedAt, 0))}</Txt>
                )}
                <Txt className='text-2'>{AUDIT_COPY.unsealed(status.unsealed)}</Txt>
                {status.archived && (
                  <Txt className='text-2'>
                    {AUDIT_COPY.archived(status.archived.entries, instantWords(status.archived.sealedAt, 0))}
                  </Txt>
                )}
                <LastCheck status={status} />
              </Box>
              {status.seals > 0 && <VerifyHere seals={status.seals} />}
            </Box>
          </Card>
        )}
      </Loaded>
    </Section>
  )
}

function LastCheck({ status: { checked } }: { status: AuditStatus }) {
  if (!checked) return <Txt className='text-2'>{AUDIT_COPY.neverChecked}</Txt>
  const at = instantWords(checked.at, 0)
  return checked.faults === 0 ? (
    <Txt className='text-2'>{AUDIT_COPY.checked(at, checked.entries)}</Txt>
  ) : (
    <Callout tone='danger'>{AUDIT_COPY.checkedBad(at, checked.faults)}</Callout>
  )
}

/** Walks the chain call by call, so that a long one shows how far it is. */
function VerifyHere({ seals }: { seals: number }) {
  const [walk, setWalk] = useState<Walk>()
  const verify = async () => {
    let walked = NOTHING_WALKED
    setWalk(walked)
    try {
      for (let from: number | null = 1; from !== null;) {
        const { next, ...stretch } = await auditApi.verify({ from })
        walked = {
          running: next !== null,
          seals: walked.seals + stretch.seals,
          entries: walked.entries + stretch.entries,
          faults: [...walked.faults, ...stretch.faults],
        }
        setWalk(walked)
        from = next
      }
    } catch (error) {
      setWalk({ ...walked, running: false, failure: toFailure(error) })
    }
  }
  return (
    <>
      <Button block busy={walk?.running ?? false} onPress={() => void verify()}>
        {AUDIT_COPY.verify}
      </Button>
      {walk && <Walked walk={walk} seals={seals} />}
    </>
  )
}

function Walked({ walk, seals }: { walk: Walk; seals: number }) {
  if (walk.faults.length > 0)
    return (
      <Callout tone='danger' live>
        <Txt>{AUDIT_COPY.faulty(walk.faults.length)}</Txt>
        {walk.faults.slice(0, 20).map(({ fault, at }) => (
          <Txt key={`${fault} ${at}`} className='text'>
            {AUDIT_COPY.fault(AUDIT_FAULT_WORDS[fault], at)}
          </Txt>
        ))}
      </Callout>
    )
  if (walk.failure) return <Callout tone='danger'>{walk.failure.onReading}</Callout>
  if (walk.running) return <Txt className='text-2'>{AUDIT_COPY.verifying(walk.seals, seals)}</Txt>
  return (
    <Callout tone='ok' live>
      {AUDIT_COPY.verified(walk.seals, walk.entries)}
    </Callout>
  )
}
