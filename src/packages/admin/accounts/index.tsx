import { useState } from 'react'
import { identityApi } from '../../../api/identity.api'
import { Box, Button, Card, Empty, Loaded, More, Page, Row, Rows, SearchBox, Section, Tag } from '../../../components'
import { ACCOUNTS_COPY, POWER_WORDS } from '../../../copy/accounts'
import { openPage } from '../../../platform/navigate'
import { useSettled } from '../../../state/use-settled'
import { usePages } from '../../../state/use-pages'
import { Administrators } from '../administrators'
import { grantsWords } from '../grant-words'

/** Typing has paused, milliseconds. */
const SETTLED_MS = 300

/** 账号管理: the accounts of the staff, found by name or login name. */
export default function AccountsPage() {
  return (
    <Page title={ACCOUNTS_COPY.title}>
      <Administrators>
        <Accounts />
      </Administrators>
    </Page>
  )
}

function Accounts() {
  const [words, setWords] = useState('')
  const search = useSettled(words.trim(), SETTLED_MS)
  const pages = usePages(`accounts/${search}`, (page) =>
    identityApi.listAccounts({ ...(search && { search }), ...page }),
  )
  return (
    <>
      <Button block kind='primary' icon='person' onPress={() => openPage('openAccount')}>
        {ACCOUNTS_COPY.create}
      </Button>
      <SearchBox
        label={ACCOUNTS_COPY.search}
        placeholder={ACCOUNTS_COPY.searchPlaceholder}
        value={words}
        onChange={setWords}
      />
      <Loaded request={pages.request} rows={4}>
        {(accounts) =>
          // A page may be short and still have a next one.
          accounts.length === 0 && !pages.more ? (
            <Empty icon='person' title={ACCOUNTS_COPY.none} text={ACCOUNTS_COPY.noneText} />
          ) : (
            <Section title={ACCOUNTS_COPY.list}>
              {accounts.length > 0 && (
                <Card flush>
                  <Rows label={ACCOUNTS_COPY.list}>
                    {accounts.map(({ id, name, loginName, grants, power, disabled }) => (
                      <Row
                        key={id}
                        title={loginName === undefined ? name : `${name}（${loginName}）`}
                        note={grantsWords(grants)}
                        value={power && POWER_WORDS[power]}
                        onPress={() => openPage('account', { id })}
                      >
                        {disabled && (
                          <Box>
                            <Tag tone='warn'>{ACCOUNTS_COPY.disabled}</Tag>
                          </Box>
                        )}
                      </Row>
                    ))}
                  </Rows>
                </Card>
              )}
              <More pages={pages} words={ACCOUNTS_COPY.more} />
            </Section>
          )
        }
      </Loaded>
    </>
  )
}
