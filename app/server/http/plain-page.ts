/** A page for when Remix does not answer: no script, no style of its own, words from this file only. */
export function plainPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="ja">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}｜DX人材ポータル</title></head>
<body style="margin:0;font-family:'Noto Sans JP','Noto Sans CJK JP',sans-serif;color:#1a1a1c;line-height:1.7">
<main style="max-width:40rem;margin:4rem auto;padding:0 1.5rem">
<p style="margin:0;color:#626264">DX人材ポータル</p>
<h1 style="font-size:1.75rem;margin:.5rem 0 1rem">${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`
}
