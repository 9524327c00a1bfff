import { STATUS_WORDS } from '~/domain/staff-columns'
import type { ColumnGuide } from '~/domain/standard-sheet-forms'
import { APPOINTING_AUTHORITY_WORDS, EMPLOYMENT_TYPE_WORDS } from '~/domain/terms'
import { UNIT_LABELS } from '~/domain/units-row'

const DAYS = '2028-04-01、2028/4/1、令和10年4月1日、R10.4.1 のどれでも読めます'

export const columnGuides: Readonly<Record<'units' | 'staff' | 'completions' | 'framework', readonly ColumnGuide[]>> = {
  units: [
    { column: '組織コード', need: '必要', example: 'S005', note: '一度使ったコードは、ほかの組織には使えません' },
    { column: '組織名', need: '必要', example: '職員課', note: '' },
    { column: '上位組織コード', need: '必要', example: 'D01', note: '部局は空のままにします' },
    { column: '種別', need: '必要', example: '所属', note: `部局、所属、または ${UNIT_LABELS.join('・')}` },
    { column: '任命権者', need: '必要', example: '市長', note: Object.values(APPOINTING_AUTHORITY_WORDS).join('、') },
    { column: '有効開始日', need: '必要', example: '2026-04-01', note: DAYS },
    { column: '有効終了日', need: '任意', example: '', note: '最後の日。続いているときは空' },
    { column: '前身組織コード', need: '任意', example: 'S004', note: '統合のときは「、」で区切ります' },
    { column: '確認単位', need: '任意', example: '○', note: '○ か ×。空なら部局と所属が確認単位になります' },
    { column: '勤務場所の型', need: '任意', example: '事務所', note: '事務所、交替制、現場。空なら上の組織と同じ' },
    { column: '長の職員番号', need: '任意', example: '080001', note: '職員を取り込んだあとに書けます' },
  ],
  staff: [
    {
      column: '職員番号',
      need: '必要',
      example: '080001',
      note: '先頭の 0 も書きます（Excel では列を文字列にします）',
    },
    { column: '氏名', need: '必要', example: '試験　太郎', note: '姓と名のあいだは空けます。髙・﨑・𠮷 もそのまま' },
    { column: 'フリガナ', need: '必要', example: 'シケン　タロウ', note: '半角カナでも読めます' },
    {
      column: '所属コード',
      need: 'どちらか',
      example: 'S005',
      note: '所属コードか、部局と所属の名前のどちらかを書きます',
    },
    { column: '部局', need: 'どちらか', example: '企画管理部', note: '' },
    { column: '所属', need: 'どちらか', example: '職員課', note: '同じ名前の所属があるので、部局も書きます' },
    { column: '職名', need: '必要', example: '主事', note: '課長・係長などの職名から、所属の長を決めます' },
    { column: '任用形態', need: '必要', example: '正規', note: Object.values(EMPLOYMENT_TYPE_WORDS).join('、') },
    { column: '採用年月日', need: '必要', example: '2020-04-01', note: DAYS },
    {
      column: '発令年月日',
      need: '必要',
      example: '令和10年4月1日',
      note: 'いまの所属・職名になった日。この日から効きます',
    },
    { column: 'メール', need: '任意', example: 'taro@example.lg.jp', note: '' },
    { column: '職種', need: '任意', example: '事務', note: '空なら一般の事務職員として扱います' },
    { column: '旧姓', need: '任意', example: '', note: '' },
    { column: '兼務', need: '任意', example: 'S010、S011', note: '所属コードか名前を「、」で区切ります' },
    { column: '在職状態', need: '任意', example: '在職', note: Object.values(STATUS_WORDS).join('、') },
    { column: '任期満了日', need: '任意', example: '', note: '' },
    { column: '退職日', need: '任意', example: '', note: '最後の在職日' },
    { column: '定年退職予定年度', need: '任意', example: '令和25年度', note: '' },
  ],
  completions: [
    {
      column: '職員番号',
      need: 'どちらか',
      example: '080001',
      note: '職員番号、メール、氏名と所属のどれかで人を探します',
    },
    { column: '氏名', need: 'どちらか', example: '試験　太郎', note: '職員番号かメールがあるときは、比べません' },
    { column: 'メール', need: 'どちらか', example: 'taro@example.lg.jp', note: '大文字と小文字は区別しません' },
    { column: '部局', need: '任意', example: '企画管理部', note: '氏名で探すときに使います' },
    { column: '所属', need: 'どちらか', example: '職員課', note: '氏名で探すときに使います。修了日にいた所属です' },
    { column: '研修コード', need: 'どちらか', example: 'TRN-101', note: '研修コードか研修名のどちらかを書きます' },
    {
      column: '研修名',
      need: 'どちらか',
      example: 'DXの基礎と市のDX推進計画',
      note: '目録の名前。ほかの呼び名は取込みの画面で対応を決めます',
    },
    { column: '修了日', need: '必要', example: '2028-06-12', note: `${DAYS}。時刻が付いていてもかまいません` },
    { column: '点数', need: '任意', example: '92', note: '0 から 100' },
    { column: '合否', need: '任意', example: '合格', note: '不合格・受講中・未受講・× の行は飛ばします' },
  ],
  framework: [
    { column: 'コード', need: '必要', example: '1.2', note: '枠組みの中で一つだけのコード' },
    { column: '上位コード', need: '任意', example: '1', note: 'いちばん上の項目は空のままにします' },
    { column: '種別', need: '任意', example: '能力', note: '領域、能力、レベル、記述。空なら位置から決めます' },
    {
      column: '名称',
      need: '必要',
      example: '情報を評価する',
      note: 'あとの表でレベルだけを足すときは、なくてもかまいません',
    },
    { column: '説明', need: '任意', example: '', note: '' },
    { column: 'レベル', need: '任意', example: 'Basic', note: 'その枠組みの段階の名前' },
  ],
}
