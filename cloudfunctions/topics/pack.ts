import type { Signature } from './domain/signature'

/** Four bytes a token and one a weight, base64: some 430 characters a message. */
export function pack({ tokens, weights }: Signature): string {
  const bytes = Buffer.alloc(tokens.length * 5)
  tokens.forEach((token, at) => bytes.writeUInt32LE(token, at * 5))
  weights.forEach((weight, at) => bytes.writeUInt8(weight, at * 5 + 4))
  return bytes.toString('base64')
}

export function unpack(packed: string): Signature {
  const bytes = Buffer.from(packed, 'base64')
  const places = Array.from({ length: Math.floor(bytes.length / 5) }, (_, at) => at * 5)
  return { tokens: places.map((at) => bytes.readUInt32LE(at)), weights: places.map((at) => bytes.readUInt8(at + 4)) }
}
