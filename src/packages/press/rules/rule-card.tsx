import type { RuleView } from '../../../../types/routing.contract'
import { Box, Button, Callout, Card, Switch, Tag, Txt } from '../../../components'
import { conditionWords, RULES_COPY } from '../../../copy/routing'

interface RuleCardProps {
  rule: RuleView
  mayChange: boolean
  onSwitch: (on: boolean) => void
  /** Absent: it is the first. */
  onUp: (() => void) | undefined
  onRemove: () => void
}

/** One rule: when it holds, where it leads, and whether it is on. */
export const RuleCard = ({ rule, mayChange, onSwitch, onUp, onRemove }: RuleCardProps) => (
  <Card>
    <Box className='stack-small'>
      <Txt className='row__title'>{`${rule.name}：转${rule.unitName}`}</Txt>
      <Txt className='text-2'>{conditionWords(rule)}</Txt>
      {rule.offBecause && <Callout tone='warn'>{RULES_COPY.unitClosed}</Callout>}
      {mayChange ? (
        <>
          {!rule.offBecause && <Switch label={RULES_COPY.on} on={rule.enabled} onChange={onSwitch} />}
          <Box className='line'>
            {onUp && <Button onPress={onUp}>{RULES_COPY.up}</Button>}
            <Button kind='danger' onPress={onRemove}>
              {RULES_COPY.remove}
            </Button>
          </Box>
        </>
      ) : (
        !rule.enabled && <Tag>{RULES_COPY.off}</Tag>
      )}
    </Box>
  </Card>
)
