/** A phone cannot scan its own screen: in the mini program the key is copied instead. */
export function QrPicture(_props: { text: string; label: string }) {
  return null
}
