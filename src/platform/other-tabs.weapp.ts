/** A mini program stands alone. */
export const onOtherTab = (_key: string, _then: () => void): void => undefined
