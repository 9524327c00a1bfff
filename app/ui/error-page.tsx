import type { ReactNode } from 'react'
import { LinkButton } from './button'
import { Icon, type IconName } from './icon'

type ErrorPageProps = {
  status: number
  /** What the refusing side says, in plain Japanese; shown instead of the standing text. */
  message?: string
}

type Words = { icon: IconName; title: string; text: ReactNode; action: { to: string; label: string } | null }

const HOME = { to: '/', label: 'ホームへ' }
const AGAIN = { to: '.', label: 'もう一度読み込む' }

const KNOWN: Record<number, Words> = {
  400: {
    icon: 'warn',
    title: '受け取れない内容でした',
    text: '送られた内容を読み取れませんでした。前のページにもどって、もう一度送ってください。',
    action: HOME,
  },
  403: {
    icon: 'lock',
    title: 'このページは、いまの役割では使えません',
    text: '担当が変わったなど、使えるはずのときは下の窓口に聞いてください。',
    action: HOME,
  },
  404: {
    icon: 'search',
    title: '見つかりません',
    text: 'アドレスが違うか、見ることのできない記録です。上の検索や、メニューからさがせます。',
    action: HOME,
  },
  405: {
    icon: 'warn',
    title: 'この操作は、ここではできません',
    text: 'アドレスが違います。メニューからページを開きなおしてください。',
    action: HOME,
  },
  409: {
    icon: 'people',
    title: 'ほかの人が先に変えました',
    text: 'あなたの入力は保存していません。前のページにもどって、いまの内容を見てから入れなおしてください。',
    action: HOME,
  },
  429: {
    icon: 'wait',
    title: '少し待ってください',
    text: '短い間に何度も送られました。1 分ほどおいてから、もう一度送ってください。',
    action: AGAIN,
  },
  503: {
    icon: 'wait',
    title: 'いま使えません',
    text: '記録を読み出せません。数分おいて、もう一度読み込んでください。保存した内容は残っています。',
    action: AGAIN,
  },
}

const BROKEN: Words = {
  icon: 'warn',
  title: 'うまく表示できませんでした',
  text: 'ポータルの側に問題があり、記録に残しました。保存した内容は残っています。少しおいて、もう一度読み込んでください。',
  action: AGAIN,
}

/** A designed page for what went wrong: what it is, and what to do. */
export function ErrorPage({ status, message }: ErrorPageProps) {
  const { icon, title, text, action } = KNOWN[status] ?? BROKEN
  return (
    <section className="error-page" aria-labelledby="error-title">
      <Icon name={icon} />
      <div>
        <h1 id="error-title">{title}</h1>
        <p className="lead">{message ?? text}</p>
      </div>
      {action && <LinkButton to={action.to}>{action.label}</LinkButton>}
      <p className="small sub">困ったときは 情報システム課 へ。伝えるときの番号：{status}</p>
    </section>
  )
}
