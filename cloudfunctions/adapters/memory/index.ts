export { memoryStore } from './memory.store'
