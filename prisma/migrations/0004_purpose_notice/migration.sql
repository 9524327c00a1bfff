-- Nobody enters anything before the purpose of use is told (rule 12), in a city that has just begun too.
-- A proposal, to be confirmed by the city's legal section; `npm run portal -- purpose-notice FILE` brings in the next version.
INSERT INTO purpose_notice (version, text, effective_from) VALUES (1, 'このポータルは、職員のデジタルに関するスキルを、次の目的のためだけに使います。

1. 一人一人の育成（研修の案内、学ぶことの相談）
2. 配置の検討（職員課が、確認済みのレベルを参考にし、人が決めます）
3. DX推進リーダーなどの認定と指定
4. 計画の進み具合の把握（個人の分からない集計）

人事評価（給与や昇任の評価）には使いません。
自己評価の値を見るのは、あなたと確認者とメンターだけです。職員課と情報システム課が使うのは、確認済みのレベルだけです。
だれがあなたの記録を見たかは、「わたしの記録を見た人」でいつでも確かめられます。
記録の開示・訂正・利用の停止は、情報システム課に申し出てください。
証跡には、市民の情報や秘密を入れないでください。', '2026-04-01');
