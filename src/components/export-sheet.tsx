import { useState } from 'react'
import type { ExportView } from '../../types/exports.contract'
import { exportsApi } from '../api/exports.api'
import { instantWords } from '../copy/days'
import { DOT } from '../copy/dot'
import { EXPORTS_COPY } from '../copy/exports'
import { Txt } from '../platform/elements'
import { fetchFile } from '../platform/fetch-file'
import { useAction } from '../state/use-action'
import { useCall } from '../state/use-call'
import { Button } from './button'
import { Callout } from './callout'
import { Form } from './form'
import { Refusal } from './refusal'
import { Sheet } from './sheet'

interface ExportSheetProps {
  title: string
  text: string
  /** Says how many messages there are; without it, figures. */
  counted?: boolean
  make: () => Promise<ExportView>
  onClose: () => void
}

/** 导出: what will be in the sheet and whose name stands on it; then the sheet itself, for as long as it lies there. */
export function ExportSheet({ title, text, counted = false, make, onClose }: ExportSheetProps) {
  const [made, setMade] = useState<ExportView>()
  const making = useAction(make)
  const fetching = useCall(async ({ id }: ExportView) => {
    const { url, name } = await exportsApi.address({ id })
    await fetchFile(url, name)
  })
  const begin = async (): Promise<void> => {
    const view = await making.run()
    if (!view) return
    setMade(view)
    await fetching.run(view)
  }
  const failure = making.failure ?? fetching.failure
  const cut = made && EXPORTS_COPY.cut[made.cut]
  return (
    <Sheet open title={title} onClose={onClose}>
      <Form sending={making.busy}>
        <Txt className='text'>{text}</Txt>
        <Callout icon='lock'>{EXPORTS_COPY.warning}</Callout>
        <Refusal failure={failure} tapped />
        {made ? (
          <>
            <Callout tone={cut === undefined ? 'ok' : 'warn'} live>
              {[counted ? EXPORTS_COPY.done(made.rows) : EXPORTS_COPY.doneFigures, cut].filter(Boolean).join('。')}
            </Callout>
            <Txt className='small number'>
              {`${EXPORTS_COPY.trace(made.id)}${DOT}${EXPORTS_COPY.until(instantWords(made.until))}`}
            </Txt>
            <Button block kind='primary' busy={fetching.busy} onPress={() => void fetching.run(made)}>
              {EXPORTS_COPY.fetch}
            </Button>
          </>
        ) : (
          <Button block kind='primary' busy={making.busy} onPress={() => void begin()}>
            {EXPORTS_COPY.make}
          </Button>
        )}
      </Form>
    </Sheet>
  )
}
