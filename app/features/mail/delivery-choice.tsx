import { MAIL_DELIVERIES, type MailDelivery } from '~/domain/mail'
import { DELIVERY_WORDS } from '~/features/mail/mail-words'
import { RadioGroup } from '~/ui/choice'

const HELP: Record<MailDelivery, string> = {
  at_once: 'お知らせ 1 件ごとに、メールが 1 通届きます。',
  digest: '16:30 に、その日のお知らせを 1 通にまとめて届けます。お知らせのない日は届きません。',
  portal_only: 'メールは届きません。代理入力のように申し出の期限があるものだけは、メールでも届きます。',
}

type DeliveryChoiceProps = { delivery: MailDelivery; address: string | null; error: string[] | undefined }

export function DeliveryChoice({ delivery, address, error }: DeliveryChoiceProps) {
  return (
    <>
      <RadioGroup
        name="delivery"
        legend={address === null ? '受け取り方' : `${address} への届け方`}
        value={delivery}
        error={error}
        options={MAIL_DELIVERIES.map((each) => ({ value: each, label: DELIVERY_WORDS[each], help: HELP[each] }))}
      />
      <p className="small sub my-4">
        メールが届くのは、土日・祝日・年末年始を除く 8:30〜18:00 です。そのほかの時間のものは、つぎの開庁日に届きます。
      </p>
    </>
  )
}
