import type { ReviewIntent } from './review-intents.server'

/** What has been done, for the page that comes after it. */
const REVIEW_DONE_WORDS: Readonly<Record<ReviewIntent, string>> = {
  submit: 'レビューに出しました。職員課とデジタル技術官に知らせました。これから先、内容は変わりません。',
  send_back: '下書きに戻しました。編集できます。理由はコメントに残っています。',
  approve: '承認しました。内容がこのあと変わったときは、もう一度承認をお願いします。',
  comment: 'コメントを書きました。事務局に知らせました。',
  answer: '返事を書きました。',
  resolve: '解決済みにしました。',
}

export function reviewDoneWord(word: string | null): string | null {
  return word !== null && Object.hasOwn(REVIEW_DONE_WORDS, word) ? REVIEW_DONE_WORDS[word as ReviewIntent] : null
}
