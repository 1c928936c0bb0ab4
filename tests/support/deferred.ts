/** Answers when told to, in whatever order. */
export function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const promise = new Promise<Value>((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}
