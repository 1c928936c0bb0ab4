import { routingApi } from '../../api/routing.api'
import { Box, Icon, Press, Txt } from '../../components'
import '../../components/unit-picker.scss'
import { SUGGESTION_COPY } from '../../copy/routing'
import { useRequest } from '../../state/use-request'

interface RouteSuggestionsProps {
  messageId: string
  value: string | undefined
  onChoose: (unitId: string) => void
}

/** 建议承办单位 with their reasons, likeliest first. Without them one chooses from the directory as ever. */
export function RouteSuggestions({ messageId, value, onChoose }: RouteSuggestionsProps) {
  const request = useRequest(`suggestions/${messageId}`, () => routingApi.suggestions({ messageId }))
  if (request.state === 'loading') return null
  if (request.state === 'failed') return <Txt className='text-2'>{SUGGESTION_COPY.failed}</Txt>
  const { candidates } = request.data
  return (
    <Box className='stack-small'>
      <Txt className='field__label' decorative>
        {SUGGESTION_COPY.title}
      </Txt>
      {candidates.length === 0 ? (
        <Txt className='text-2'>{SUGGESTION_COPY.none}</Txt>
      ) : (
        <Box className='units units--all' role='radiogroup' label={SUGGESTION_COPY.title}>
          {candidates.map(({ unitId, unitName, score, because }) => (
            <Press
              key={unitId}
              role='radio'
              on={unitId === value}
              className={`unit ${unitId === value ? 'unit--on' : ''}`}
              label={`${SUGGESTION_COPY.choose(unitName)}，${SUGGESTION_COPY.score(score)}，${because.join('，')}`}
              onPress={() => onChoose(unitId)}
            >
              <Box className='row__text'>
                <Txt className='row__title'>{`${unitName}（${SUGGESTION_COPY.score(score)}）`}</Txt>
                {because.map((reason) => (
                  <Txt key={reason} className='small'>
                    {reason}
                  </Txt>
                ))}
              </Box>
              {unitId === value && <Icon name='check' />}
            </Press>
          ))}
        </Box>
      )}
    </Box>
  )
}
