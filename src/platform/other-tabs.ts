/** Tells when another tab of the same browser has changed what is kept under `key`. */
export function onOtherTab(key: string, then: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) then()
  })
}
