import { mergeInternalComponents } from '@tarojs/shared'
import aria from './aria-attributes.json'

// Runs in the mini program at launch, put there by `config/plugins/aria-attributes.ts`.
mergeInternalComponents(Object.fromEntries(aria.components.map((name) => [name, { ...aria.attributes }])))
