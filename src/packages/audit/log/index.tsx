import { useState } from 'react'
import { Empty, Page, SignedIn } from '../../../components'
import { AUDIT_COPY } from '../../../copy/audit'
import { hasRole } from '../../../state/roles'
import './index.scss'
import { type Asked, NOTHING_ASKED } from './asked'
import { AuditLines } from './audit-lines'
import { AuditSearch } from './audit-search'
import { AuditStanding } from './audit-standing'

/** 审计记录: how the chain stands, and the log itself, searched by day, who, what and which action. */
export default function AuditLogPage() {
  return (
    <Page title={AUDIT_COPY.title} wide>
      <SignedIn>
        {(me) =>
          hasRole(me, 'auditor') ? (
            <AuditLog />
          ) : (
            <Empty icon='lock' title={AUDIT_COPY.notYours} text={AUDIT_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function AuditLog() {
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  return (
    <>
      <AuditStanding />
      <AuditSearch onSearch={setAsked} />
      <AuditLines asked={asked} />
    </>
  )
}
