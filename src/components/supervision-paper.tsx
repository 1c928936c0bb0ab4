import type { SupervisionDocumentView } from '../../types/supervision.contract'
import { paperFoot, SUPERVISION_COPY } from '../copy/supervision'
import { Box, Heading, Txt } from '../platform/elements'
import { Callout } from './callout'
import { Card } from './card'
import './supervision-paper.scss'

/** A document of supervision as it stands on paper: title, addressee, paragraphs, signature. Prints without the page. */
export const SupervisionPaper = ({ view }: { view: SupervisionDocumentView }) => (
  <Card label={view.title}>
    <Box className='paper'>
      <Heading level={2} className='heading-1 paper__title'>
        {view.title}
      </Heading>
      <Txt className='small paper__code'>{SUPERVISION_COPY.code(view.code)}</Txt>
      {view.internal && (
        <Callout tone='warn' icon='lock'>
          {SUPERVISION_COPY.internal}
        </Callout>
      )}
      <Txt className='text paper__line' selectable>
        {SUPERVISION_COPY.to(view.addressee)}
      </Txt>
      {view.paragraphs.map((paragraph) => (
        <Txt key={paragraph} className='text paper__line paper__paragraph' selectable>
          {paragraph}
        </Txt>
      ))}
      <Box className='paper__foot'>
        {paperFoot(view).map((line) => (
          <Txt key={line} className='text-2 paper__line' selectable>
            {line}
          </Txt>
        ))}
      </Box>
    </Box>
  </Card>
)
