import { useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { Box, Card, Chips, Loaded, Page, Row, Rows, SearchBox, Txt } from '../../../components'
import { UNITS_COPY } from '../../../copy/me'
import { openPage } from '../../../platform/navigate'
import { isCitizen } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useRequest } from '../../../state/use-request'

type Kind = keyof typeof UNITS_COPY.kinds
const KINDS = (['department', 'district'] as const).map((value) => ({ value, label: UNITS_COPY.kinds[value] }))

/** 单位名录: every unit one can write to, found by name. Staff answer, they do not write. */
export default function UnitsPage() {
  const [kind, setKind] = useState<Kind>('department')
  const [words, setWords] = useState('')
  const mayWrite = useSession(({ me }) => isCitizen(me))
  const request = useRequest('units', () => hallApi.listUnits({}))
  return (
    <Page title={UNITS_COPY.title}>
      <SearchBox
        label={UNITS_COPY.search}
        placeholder={UNITS_COPY.searchPlaceholder}
        value={words}
        onChange={setWords}
      />
      {words.trim() === '' && <Chips label={UNITS_COPY.kind} options={KINDS} value={kind} onChange={setKind} />}
      <Loaded request={request} rows={6}>
        {({ items }) => {
          const found = words.trim()
            ? items.filter((unit) => unit.name.includes(words.trim()))
            : items.filter((unit) => unit.kind === kind)
          return (
            <>
              <Box role='status'>
                <Txt className='text-2'>{found.length === 0 ? UNITS_COPY.none : UNITS_COPY.count(found.length)}</Txt>
              </Box>
              {found.length > 0 && (
                <Card flush>
                  <Rows label={UNITS_COPY.title} columns>
                    {found.map((unit) => (
                      <Row
                        key={unit.id}
                        title={unit.name}
                        {...(mayWrite && {
                          label: UNITS_COPY.write(unit.name),
                          onPress: () => openPage('compose', { to: unit.id }),
                        })}
                      />
                    ))}
                  </Rows>
                </Card>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
