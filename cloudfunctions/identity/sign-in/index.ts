export type { SignInDeps } from './deps'
export { signInFunction } from './sign-in.function'
