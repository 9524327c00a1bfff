/** What a page says after something was done. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  accept: '受け付けました。次に進める人に知らせました。',
  sign_off: '承認しました。本人に知らせました。',
  recommend: '推薦しました。本人に知らせました。',
  certify: '決めました。本人に知らせました。',
  refuse: '認定しないと決めました。理由と次にすることを、本人に知らせました。',
  return: '申請を戻しました。理由が本人に届きました。',
  decline: '見送りました。足りないことと次の一歩が、本人に届きました。',
  take_back_decision: '決定の記録を取り消しました。本人に知らせました。正しい決定を、あらためて記録してください。',
  take_back: '承認を取り消しました。',
}
