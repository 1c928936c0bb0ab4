import Taro from '@tarojs/taro'

/**
 * Asks for 订阅消息 over whatever page is open. Has to be called in the tap itself: after an `await` WeChat refuses.
 * @returns the templates that were accepted; none where the person said no, switched all off (20004) or it is not offered
 */
export const askToSubscribe: ((templateIds: readonly string[]) => Promise<readonly string[]>) | undefined = async (
  templateIds,
) => {
  if (templateIds.length === 0) return []
  try {
    const answer: object = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })
    const said = new Map(Object.entries(answer) as [string, unknown][])
    return templateIds.filter((id) => String(said.get(id)).startsWith('accept'))
  } catch {
    return []
  }
}
