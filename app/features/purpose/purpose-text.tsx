/** The notice, word for word as it is recorded. */
export function PurposeText({ paragraphs }: { paragraphs: readonly string[] }) {
  return (
    <div className="panel grid gap-3">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}
