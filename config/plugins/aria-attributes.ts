import { resolve } from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import aria from '../../src/platform/aria-attributes.json'

/** What the plugin touches of the platform that Taro hands to `onSetupClose`. */
interface MiniPlatform {
  platform: string
  runtimePath?: string | string[]
  template?: { mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void }
}

/**
 * Taro 4.2.1 leaves every aria attribute out of the mini program's templates, so a screen reader would read nothing
 * that we say. For the components that `elements.weapp.tsx` draws with, this adds them to the templates (here) and to the runtime's list of attributes to send (the file below).
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (platform.platform !== 'weapp' || !platform.template) return
      platform.template.mergeComponents(
        ctx,
        Object.fromEntries(aria.components.map((name) => [name, { ...aria.attributes }])),
      )
      const runtime = resolve(__dirname, '../../src/platform/aria-attributes.runtime.ts')
      platform.runtimePath = [platform.runtimePath ?? [], runtime].flat()
    },
  })
}
