import { useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { Box, Button, Callout, Card, Loaded, Row, Rows, SearchBox, Section, TextField } from '../../../components'
import { RULES_COPY } from '../../../copy/routing'
import { useRequest } from '../../../state/use-request'
import { type RuleInput, wordsIn } from './rule-input'

/** Units found by what was typed; more would not be read. */
const MOST_FOUND = 6
const BLANK = { name: '', words: '', unit: '', unitId: '', fromDay: '', toDay: '' }

/** A new rule by words, and by days where it holds for a season. It goes to the end of the list. */
export function AddRule({ busy, onAdd }: { busy: boolean; onAdd: (rule: RuleInput) => Promise<boolean> }) {
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(BLANK)
  const [missing, setMissing] = useState(false)
  const edit = (more: Partial<typeof BLANK>): void => setDraft({ ...draft, ...more })
  const units = useRequest(open ? 'units' : undefined, () => hallApi.listUnits({}))
  const submit = async (): Promise<void> => {
    const words = wordsIn(draft.words)
    const { name, unitId, fromDay, toDay } = draft
    const lacks = name.trim().length < 2 || words.length === 0 || unitId === ''
    setMissing(lacks)
    if (lacks) return
    const when = { words, ...(fromDay === '' ? {} : { fromDay }), ...(toDay === '' ? {} : { toDay }) }
    // The time in milliseconds names it: two people at once would be a conflict of versions anyway.
    if (await onAdd({ id: `rule-${Date.now()}`, name, unitId, enabled: true, when })) {
      setDraft(BLANK)
      setOpen(false)
    }
  }
  if (!open)
    return (
      <Button block onPress={() => setOpen(true)}>
        {RULES_COPY.add}
      </Button>
    )
  return (
    <Section title={RULES_COPY.add}>
      <Card>
        <Box className='stack'>
          <TextField
            label={RULES_COPY.name}
            placeholder={RULES_COPY.namePlaceholder}
            maxLength={40}
            value={draft.name}
            onChange={(name) => edit({ name })}
          />
          <TextField
            label={RULES_COPY.words}
            hint={RULES_COPY.wordsHint}
            maxLength={400}
            value={draft.words}
            onChange={(words) => edit({ words })}
          />
          <SearchBox
            label={RULES_COPY.unit}
            placeholder={RULES_COPY.unitPlaceholder}
            value={draft.unit}
            onChange={(unit) => edit({ unit, unitId: '' })}
          />
          {draft.unitId === '' && draft.unit.trim() !== '' && (
            <Loaded request={units} rows={1}>
              {({ items }) => (
                <Rows label={RULES_COPY.unit}>
                  {items
                    .filter(({ name }) => name.includes(draft.unit.trim()))
                    .slice(0, MOST_FOUND)
                    .map(({ id, name }) => (
                      <Row key={id} title={name} onPress={() => edit({ unit: name, unitId: id })} />
                    ))}
                </Rows>
              )}
            </Loaded>
          )}
          <TextField
            label={RULES_COPY.fromDay}
            maxLength={10}
            value={draft.fromDay}
            onChange={(fromDay) => edit({ fromDay })}
          />
          <TextField
            label={RULES_COPY.toDay}
            maxLength={10}
            value={draft.toDay}
            onChange={(toDay) => edit({ toDay })}
          />
          {missing && (
            <Callout tone='danger' live>
              {RULES_COPY.missing}
            </Callout>
          )}
          <Button block kind='primary' busy={busy} onPress={() => void submit()}>
            {RULES_COPY.submit}
          </Button>
        </Box>
      </Card>
    </Section>
  )
}
