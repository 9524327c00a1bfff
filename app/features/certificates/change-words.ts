import type { OfficeChange } from '~/domain/certificate-changes'

type Words = { title: string; says: string; day: string; press: string }

/** Each form of a change: what it is for, which day it asks, and its button. */
export const CHANGE_WORDS: Readonly<Record<OfficeChange, Words>> = {
  suspend: {
    title: '停止する（休職・育休・派遣）',
    says: 'この日から有効な人数に数えません。停止のあいだに期限が来ても失効せず、復帰したときに止まっていた月数だけ期限が延びます。',
    day: '発令の日（休みの初日）',
    press: '停止を記録する',
  },
  resume: {
    title: '再開する（復職・派遣の終わり）',
    says: 'この日からまた数えます。止まっていた月数（24 か月まで）だけ期限が延びます。',
    day: '復帰した日',
    press: '再開を記録する',
  },
  leave: {
    title: '終わる（退職・任期満了）',
    says: '在職の最後の日の翌日に終わります。再任用などで期限までに戻ったときは、再開できます。',
    day: '在職の最後の日',
    press: '終了を記録する',
  },
  restart: {
    title: '再開する（再任用など）',
    says: '任用の日から再開します。本人の申し出が任用の日から 30 日を過ぎていたら、申し出の日からです。期限は変わりません。',
    day: '任用の日',
    press: '再開を記録する',
  },
  condition_met: {
    title: '条件の達成を記録する',
    says: '残る課題を満たしたことを確かめて記録すると、条件の期限がなくなり、本来の期限に戻ります。',
    day: '確かめた日',
    press: '達成を記録する',
  },
  resign: {
    title: '返上を記録する',
    says: '本人が書面で返上したときに使います。その翌日に終わります。本人は「認定」の画面からも返上できます。',
    day: '返上した日',
    press: '返上を記録する',
  },
  revoke: {
    title: '取り消す（認定委員会の決定）',
    says: '任命権者の処分か、証跡の虚偽により、認定委員会が取消を決めたときに記録します。その日から数えず、番号で確かめる人にも「取り消されています」と出ます。理由はここに書かず、保管場所だけを残します。',
    day: '決定した日',
    press: '取消を記録する',
  },
}
