import Taro from '@tarojs/taro'
import type { SupervisionDocumentView } from '../../../../../types/supervision.contract'
import { Box, Button } from '../../../../components'
import type { SupervisionDecisionName } from '../../../../components/staff'
import { EXTEND_COPY, paperLines, SUPERVISION_COPY } from '../../../../copy/supervision'
import { openPage } from '../../../../platform/navigate'
import { printPage } from '../../../../platform/print'
import { notify } from '../../../../state/notice.store'

const copyText = async (view: SupervisionDocumentView): Promise<void> => {
  await Taro.setClipboardData({ data: paperLines(view).join('\n') })
  notify(SUPERVISION_COPY.copied)
}

/** What may be done with the document: signing first, the rest beside it. */
export const DecisionBar = ({
  view,
  onDecide,
  onExtend,
}: {
  view: SupervisionDocumentView
  onDecide: (decision: SupervisionDecisionName) => void
  /** The message may still be extended by this person. */
  onExtend: (() => void) | undefined
}) => (
  <Box className='decision-bar'>
    {view.allowedActions.map((action, at) => (
      <Button
        key={action}
        kind={at === 0 && action !== 'instruct' ? 'primary' : 'secondary'}
        onPress={() => onDecide(action)}
      >
        {SUPERVISION_COPY[action].open}
      </Button>
    ))}
    {onExtend && <Button onPress={onExtend}>{EXTEND_COPY.open}</Button>}
    <Button onPress={() => openPage('handle', { id: view.messageId })}>{SUPERVISION_COPY.toMessage}</Button>
    <Button onPress={() => (printPage ? printPage() : void copyText(view))}>
      {printPage ? SUPERVISION_COPY.print : SUPERVISION_COPY.copy}
    </Button>
  </Box>
)
