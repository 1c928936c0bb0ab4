import type { RuleView } from '../../../../types/routing.contract'
import { Box, Button, Callout, Card, Switch, Tag, Txt } from '../../../components'
import { conditionWords, RULES_COPY } from '../../../copy/routing'

interface RuleCardProps {
  rule: RuleView
  mayChange: boolean
  onSwitch: (on: boolean) => void
  /** Absent: it is the first, or the last. */
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onEdit: () => void
  onRemove: () => void
}

/** Which rule, for the ear: each card has the same buttons. */
const ofRule = (words: string, { name }: RuleView): string => `${words}：${name}`

/** One rule: when it holds, where it leads, and whether it is on. */
export const RuleCard = ({ rule, mayChange, onSwitch, onUp, onDown, onEdit, onRemove }: RuleCardProps) => (
  <Card>
    <Box className='stack-small'>
      <Txt className='row__title'>{`${rule.name}：转${rule.unitName}`}</Txt>
      <Txt className='text-2'>{conditionWords(rule)}</Txt>
      {rule.offBecause && (
        <Callout tone={rule.offBecause === 'unit_back' ? 'info' : 'warn'}>
          {RULES_COPY.offBecause[rule.offBecause]}
        </Callout>
      )}
      {mayChange ? (
        <>
          {rule.offBecause !== 'unit_closed' && <Switch label={RULES_COPY.on} on={rule.enabled} onChange={onSwitch} />}
          {/* Two and two: where they do not fit beside each other none stands alone. */}
          <Box className='line'>
            <Box className='line'>
              <Button label={ofRule(RULES_COPY.edit, rule)} onPress={onEdit}>
                {RULES_COPY.edit}
              </Button>
              <Button kind='danger' label={ofRule(RULES_COPY.remove, rule)} onPress={onRemove}>
                {RULES_COPY.remove}
              </Button>
            </Box>
            {(onUp || onDown) && (
              <Box className='line'>
                {onUp && (
                  <Button label={ofRule(RULES_COPY.up, rule)} onPress={onUp}>
                    {RULES_COPY.up}
                  </Button>
                )}
                {onDown && (
                  <Button label={ofRule(RULES_COPY.down, rule)} onPress={onDown}>
                    {RULES_COPY.down}
                  </Button>
                )}
              </Box>
            )}
          </Box>
        </>
      ) : (
        !rule.enabled && <Tag>{RULES_COPY.off}</Tag>
      )}
    </Box>
  </Card>
)
