import type { OrdersWaiting } from '~/features/certificates/orders-waiting.server'
import type { HomeStep } from '~/wiring/home-step'

/** Certificates that count, or do not, against what the orders (発令) say. */
export function certificatesToFollow({ people }: OrdersWaiting): HomeStep[] {
  if (people === 0) return []
  return [
    {
      key: 'orders',
      title: `発令に合わせて認定証を直す（${people} 人）`,
      detail: '休職・復職・退職・再任用の発令と、認定証の状態が合っていません。一つずつ、押すだけで直せます。',
      to: '/certification/holders',
      action: '直すものを見る',
    },
  ]
}
