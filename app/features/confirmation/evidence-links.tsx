/** What somebody gave as evidence: a stored file, an address, or just its title. */
export function EvidenceLinks({
  evidence,
}: {
  evidence: readonly { id: number; title: string; url: string | null; hasFile: boolean }[]
}) {
  if (evidence.length === 0) return 'なし'
  return (
    <ul>
      {evidence.map((piece) => (
        <li key={piece.id}>
          <Piece {...piece} />
        </li>
      ))}
    </ul>
  )
}

function Piece({ id, title, url, hasFile }: { id: number; title: string; url: string | null; hasFile: boolean }) {
  if (hasFile) return <a href={`/evidence/${id}/file`}>{title}</a>
  if (!url || !/^https?:\/\//.test(url)) return title
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  )
}
