import { identityApi } from '../../../api/identity.api'
import { Card, Loaded, More, Row, Rows, Section, Txt } from '../../../components'
import { ACCOUNT_CHANGE_WORDS, ACCOUNTS_COPY } from '../../../copy/accounts'
import { instantWords } from '../../../copy/days'
import { usePages } from '../../../state/use-pages'
import { useRequest } from '../../../state/use-request'
import { grantsWords } from '../grant-words'

/** 变更记录: who did what to this account, latest first. */
export function AccountHistory({ id }: { id: string }) {
  const places = useRequest('places', () => identityApi.listPlaces({}))
  const pages = usePages(`account-changes/${id}`, (page) => identityApi.listAccountChanges({ id, ...page }))
  const names = new Map(
    [...(places.data?.units ?? []), ...(places.data?.posts ?? [])].map((place) => [place.id, place.name]),
  )
  const wordsOf = (grants: Parameters<typeof grantsWords>[0]): string =>
    grantsWords(
      grants.map((grant) => {
        const where = names.get(grant.unitId ?? grant.postId ?? '')
        return where === undefined ? grant : { ...grant, where }
      }),
    )
  return (
    <Section title={ACCOUNTS_COPY.history}>
      <Loaded request={pages.request} rows={2}>
        {(changes) =>
          changes.length === 0 ? (
            <Txt className='text-2'>{ACCOUNTS_COPY.noHistory}</Txt>
          ) : (
            <Card flush>
              <Rows label={ACCOUNTS_COPY.history}>
                {changes.map(({ revision, what, at, byName, before, after }) => (
                  <Row
                    key={revision}
                    title={ACCOUNT_CHANGE_WORDS[what]}
                    note={`${instantWords(at)}，${ACCOUNTS_COPY.by(byName)}`}
                  >
                    {before && <Txt className='small'>{ACCOUNTS_COPY.before(wordsOf(before))}</Txt>}
                    {after && <Txt className='small'>{ACCOUNTS_COPY.after(wordsOf(after))}</Txt>}
                  </Row>
                ))}
              </Rows>
            </Card>
          )
        }
      </Loaded>
      <More pages={pages} words={ACCOUNTS_COPY.more} />
    </Section>
  )
}
