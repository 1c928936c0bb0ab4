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
  /** Each search is one of its own: the same one again reads what was added since. */
  const [search, setSearch] = useState<{ asked: Asked; turn: number }>({ asked: NOTHING_ASKED, turn: 0 })
  return (
    <>
      <AuditStanding />
      <AuditSearch onSearch={(asked) => setSearch(({ turn }) => ({ asked, turn: turn + 1 }))} />
      <AuditLines key={search.turn} asked={search.asked} />
    </>
  )
}
