import { useState } from 'react'
import { routingApi } from '../../../api/routing.api'
import { Box, Button, Callout, Refusal, Row, Rows, Txt } from '../../../components'
import { DOT } from '../../../copy/dot'
import { RULES_COPY } from '../../../copy/routing'
import { openPage } from '../../../platform/navigate'
import { useCall } from '../../../state/use-call'
import { conditionOf, type RuleDraft } from './rule-input'

type Tried = Awaited<ReturnType<typeof routingApi.tryRule>>

/** 试一试: which of the latest messages the rule would have held for. Whatever is edited afterwards makes it out of date. */
export function TryRule({ draft }: { draft: RuleDraft }) {
  const when = conditionOf(draft)
  const asked = JSON.stringify(when)
  const [tried, setTried] = useState<{ asked: string; found: Tried }>()
  const { busy, failure, run } = useCall(routingApi.tryRule)
  const attempt = async (): Promise<void> => {
    const found = await run({ when })
    if (found !== undefined) setTried({ asked, found })
  }
  return (
    <Box className='stack-small'>
      <Button block busy={busy} disabled={asked === '{}'} onPress={() => void attempt()}>
        {RULES_COPY.attempt}
      </Button>
      <Refusal failure={failure} />
      {tried?.asked === asked && (
        <>
          <Callout tone={tried.found.hits > 0 ? 'ok' : 'info'} live>
            {RULES_COPY.tried(tried.found)}
          </Callout>
          {tried.found.items.length > 0 && (
            <Rows label={RULES_COPY.triedList}>
              {tried.found.items.map(({ messageId, code, title, unitName, words }) => (
                <Row
                  key={messageId}
                  title={title}
                  note={[code, unitName ?? RULES_COPY.nobody, words.map((word) => `“${word}”`).join('')]
                    .filter(Boolean)
                    .join(DOT)}
                  onPress={() => openPage('handle', { id: messageId })}
                />
              ))}
            </Rows>
          )}
          {tried.found.hits > tried.found.items.length && <Txt className='small'>{RULES_COPY.triedMore}</Txt>}
        </>
      )}
    </Box>
  )
}
