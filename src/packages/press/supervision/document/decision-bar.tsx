import type { SupervisionDocumentView } from '../../../../../types/supervision.contract'
import { Box, Button } from '../../../../components'
import type { SupervisionDecisionName } from '../../../../components/staff'
import { EXTENSION_COPY } from '../../../../copy/extension'
import { paperLines, SUPERVISION_COPY } from '../../../../copy/supervision'
import { copyText } from '../../../../platform/copy-text'
import { openPage } from '../../../../platform/navigate'
import { printPage } from '../../../../platform/print'
import { notify } from '../../../../state/notice.store'

const copyPaper = async (view: SupervisionDocumentView): Promise<void> =>
  notify((await copyText(paperLines(view).join('\n'))) ? SUPERVISION_COPY.copied : SUPERVISION_COPY.notCopied)

interface DecisionBarProps {
  view: SupervisionDocumentView
  onDecide: (decision: SupervisionDecisionName) => void
  /** The message may still be extended by this person. */
  onExtend: (() => void) | undefined
}

/** What may be decided about the document: signing, or else closing, stands last and largest as on the handling page. */
export function DecisionBar({ view, onDecide, onExtend }: DecisionBarProps) {
  const main = view.allowedActions.find((action) => action !== 'instruct')
  return (
    <Box className='decision-bar'>
      {onExtend && <Button onPress={onExtend}>{EXTENSION_COPY.grant_extension.title}</Button>}
      {view.allowedActions
        .filter((action) => action !== main)
        .reverse()
        .map((action) => (
          <Button key={action} onPress={() => onDecide(action)}>
            {SUPERVISION_COPY[action].open}
          </Button>
        ))}
      {main && (
        <Box className='decision-bar__main'>
          <Button block kind='primary' onPress={() => onDecide(main)}>
            {SUPERVISION_COPY[main].open}
          </Button>
        </Box>
      )}
    </Box>
  )
}

/** What one looks up or takes along: above the paper, so that the bar keeps one line of decisions on a phone. */
export const PaperLinks = ({ view }: { view: SupervisionDocumentView }) => (
  <Box className='line paper-links'>
    <Button kind='plain' edge onPress={() => openPage('handle', { id: view.messageId })}>
      {SUPERVISION_COPY.toMessage}
    </Button>
    <Button kind='plain' onPress={() => (printPage ? printPage() : void copyPaper(view))}>
      {printPage ? SUPERVISION_COPY.print : SUPERVISION_COPY.copy}
    </Button>
  </Box>
)
