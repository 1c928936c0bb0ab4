import { useEffect, useState } from 'react'
import { Box } from '../../../components'
import { Picture } from '../../../platform/elements'

/** A QR code, drawn in this browser: what it holds leaves the page for nobody. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const [image, setImage] = useState<string>()
  useEffect(() => {
    let open = true
    void import('qrcode')
      .then(({ toDataURL }) => toDataURL(text, { margin: 2, width: 440 }))
      .then((drawn) => {
        if (open) setImage(drawn)
      })
    return () => {
      open = false
    }
  }, [text])
  return <Box className='enrolment__qr'>{image && <Picture src={image} alt={label} />}</Box>
}
