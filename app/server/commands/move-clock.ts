import { longWithWeekday } from '~/domain/calendar'
import { moveClock } from '~/features/demo-clock/move-clock.server'
import { type CommandCall, CommandMistake, outcomeOf } from '../portal-command'

export const summary = 'デモの日付を動かします（デモだけ）。'
export const usage = '<日付>   例: 2028-12-01、令和10年12月1日'

export async function run({ args: [day], out }: CommandCall): Promise<number> {
  if (!day) throw new CommandMistake(`使い方: npm run portal -- move-clock ${usage}`)
  const { today } = outcomeOf(await moveClock.byCommandLine({ today: day }))
  out(`デモの日付は ${longWithWeekday(today)} になりました。`)
  return 0
}
