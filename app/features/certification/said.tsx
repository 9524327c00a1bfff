import { Link } from '@remix-run/react'
import type { Named, Said } from '~/domain/criterion-shows'

const PAGES: Readonly<Record<Named['kind'], string>> = {
  skill: '/standard/skills/',
  course: '/training/courses/',
  project: '/practices/',
}

/** A sentence whose names lead to their pages. */
export function SaidWords({ said }: { said: Said }) {
  return (
    <>
      {said.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are fixed for a render
          <Link key={index} to={PAGES[part.kind] + part.code}>
            {part.text}
          </Link>
        ),
      )}
    </>
  )
}
