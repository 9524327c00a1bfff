import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits that lets in whoever shows it, as it stands in a cookie or an address. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: with so many random bits a plain digest cannot be turned back. */
export function secretTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
