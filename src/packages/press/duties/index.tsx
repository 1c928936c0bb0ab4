import { useState } from 'react'
import { routingApi } from '../../../api/routing.api'
import {
  Box,
  Card,
  Empty,
  Loaded,
  Page,
  Row,
  Rows,
  SearchBox,
  SearchOutcome,
  Section,
  SignedIn,
  Txt,
} from '../../../components'
import { dayOfInstant, pastDayWords } from '../../../copy/days'
import { DOT } from '../../../copy/dot'
import { DUTIES_COPY } from '../../../copy/routing'
import { hasRole } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { TableImport } from '../table-import'

/** 职责清单: who answers for what, by clause; chief and administrator bring new lists in. */
export default function DutiesPage() {
  return (
    <Page title={DUTIES_COPY.title} wide>
      <SignedIn>
        {(me) =>
          me.kind === 'staff' ? (
            <Duties mayImport={hasRole(me, 'chief') || hasRole(me, 'admin')} />
          ) : (
            <Empty icon='lock' title={DUTIES_COPY.notYours} text={DUTIES_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Duties({ mayImport }: { mayImport: boolean }) {
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<string>()
  const request = useRequest('routing/duties', () => routingApi.listDuties({}))
  return (
    <>
      <Txt className='text-2'>{DUTIES_COPY.intro}</Txt>
      <Loaded request={request} rows={4}>
        {({ units, importedAt }) => {
          // A unit that is open stands alone, with its clauses right below it.
          const found = units.filter(({ unitId, unitName }) =>
            open === undefined ? unitName.includes(words.trim()) : unitId === open,
          )
          if (units.length === 0) return <Empty icon='search' title={DUTIES_COPY.empty} text={DUTIES_COPY.emptyText} />
          return (
            <Section title={DUTIES_COPY.units}>
              {importedAt && (
                <Txt className='text-2'>{DUTIES_COPY.importedOn(pastDayWords(dayOfInstant(importedAt)))}</Txt>
              )}
              <SearchBox
                label={DUTIES_COPY.search}
                placeholder={DUTIES_COPY.search}
                value={words}
                onChange={setWords}
              />
              <SearchOutcome words={words} count={found.length} none={DUTIES_COPY.noUnit} found={DUTIES_COPY.found} />
              <Card flush>
                <Rows label={DUTIES_COPY.units} columns={open === undefined}>
                  {found.map(({ unitId, unitName, clauses }) => (
                    <Row
                      key={unitId}
                      title={unitName}
                      value={DUTIES_COPY.count(clauses)}
                      onPress={() => setOpen(open === unitId ? undefined : unitId)}
                    />
                  ))}
                </Rows>
              </Card>
              {open !== undefined && found.some(({ unitId }) => unitId === open) && (
                <Clauses key={open} unitId={open} />
              )}
            </Section>
          )
        }}
      </Loaded>
      {mayImport && (
        <TableImport
          copy={DUTIES_COPY}
          action='import_duties'
          rows={8}
          maxLength={200_000}
          send={routingApi.importDuties}
          done={(lists) => DUTIES_COPY.done(lists.units.length)}
          onImported={request.reload}
        />
      )}
    </>
  )
}

/** The clauses of one unit, as they are cited. */
function Clauses({ unitId }: { unitId: string }) {
  const request = useRequest(`routing/duties/${unitId}`, () => routingApi.listDuties({ unitId }))
  return (
    <Loaded request={request} rows={2}>
      {({ items }) => (
        <Section title={items[0]?.unitName ?? DUTIES_COPY.title}>
          {items.map(({ id, number, text, category, topics, keywords, aliases, districts }) => (
            <Card key={id}>
              <Box className='stack-small'>
                <Txt className='row__title'>{`${DUTIES_COPY.number(number)} ${text}`}</Txt>
                <Txt className='small'>{[category, ...districts].filter(Boolean).join(DOT)}</Txt>
                <Txt className='text-2'>{[...topics, ...keywords, ...aliases].join('、')}</Txt>
              </Box>
            </Card>
          ))}
        </Section>
      )}
    </Loaded>
  )
}
