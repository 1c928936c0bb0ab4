/** 订阅消息 exist in the mini program only. There it asks the person, at a tap and before anything else is awaited. */
export const askToSubscribe: ((templateIds: readonly string[]) => Promise<readonly string[]>) | undefined = undefined
