import type { Overview } from '../../../../types/insight.contract'
import { Box, Card, Empty, Rows, Section, Tag, Txt } from '../../../components'
import { PRESS_COPY } from '../../../copy/press'
import { shareWords } from '../../../copy/rates'
import { judgedOf, LEAST_ANSWERS, needHelp, type UnitFigures } from './need-help'

/** More than these nobody calls in a day; how many there are is said all the same. */
const MOST_UNITS = 8

/** Units that need help: not a ranking of all, and small numbers say that they are small. */
export function UnitsPart({ byUnit }: Pick<Overview, 'byUnit'>) {
  const units = needHelp(byUnit)
  return (
    <Section title={PRESS_COPY.needHelp}>
      {units.length === 0 ? (
        <Card>
          <Empty icon='check' title={PRESS_COPY.noneNeedHelp} text={PRESS_COPY.noneNeedHelpText} />
        </Card>
      ) : (
        <>
          <Txt className='small'>{PRESS_COPY.needHelpNote}</Txt>
          {units.length > MOST_UNITS && (
            <Txt className='small'>{PRESS_COPY.needHelpMost(units.length, MOST_UNITS)}</Txt>
          )}
          <Card flush>
            <Rows label={PRESS_COPY.needHelp}>
              {units.slice(0, MOST_UNITS).map((unit) => (
                <UnitRow key={unit.unitId} unit={unit} />
              ))}
            </Rows>
          </Card>
        </>
      )}
    </Section>
  )
}

const UnitRow = ({ unit }: { unit: UnitFigures }) => (
  <Box className='row-item' role='listitem'>
    <Box className='overview__unit'>
      <Txt className='overview__unit-name'>{unit.unitName}</Txt>
      <Box className='line'>
        {unit.overdue > 0 && <Tag tone='danger'>{PRESS_COPY.unitOverdue(unit.overdue)}</Tag>}
        <Txt className='small number'>{answeredWords(unit)}</Txt>
        {judgedOf(unit) > 0 && judgedOf(unit) < LEAST_ANSWERS && <Tag>{PRESS_COPY.few}</Tag>}
      </Box>
    </Box>
  </Box>
)

const answeredWords = (unit: UnitFigures): string => {
  const { received, replied, inherited, onTime } = unit
  const judged = judgedOf(unit)
  if (replied === 0) return PRESS_COPY.unitNoReply(received)
  return judged === 0
    ? PRESS_COPY.unitInherited(replied)
    : PRESS_COPY.unitOnTime(shareWords(onTime, judged), judged, inherited)
}
