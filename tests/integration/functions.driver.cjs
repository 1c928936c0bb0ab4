// A cloud function's host, for tests: loads a built bundle and passes it the calls that come on standard input,
// one JSON line each: {"environment": {…}, "event": …}. {"memory": true} asks for the most that the process has taken, bytes.
const { createInterface } = require('node:readline')
const { main } = require(process.argv[2])

const answer = (value) => process.stdout.write(`ANSWER ${JSON.stringify(value)}\n`)
let queue = Promise.resolve()
createInterface({ input: process.stdin }).on('line', (line) => {
  const { environment, event, memory } = JSON.parse(line)
  queue = queue.then(async () => {
    if (memory) return answer(process.resourceUsage().maxRSS * 1024)
    for (const [name, value] of Object.entries(environment))
      if (value === null) delete process.env[name]
      else process.env[name] = value
    answer(await main(event).catch((error) => ({ threw: String(error) })))
  })
})
