import { parseArgs } from 'node:util'
import { admitXapiClient } from '~/features/completions/admit-xapi-client.server'
import { disableXapiClient } from '~/features/completions/disable-xapi-client.server'
import { type CommandCall, CommandMistake, outcomeOf } from '../portal-command'

export const summary = 'eラーニングの仕組みが修了を送れる token（/xapi/statements）を発行します。--disable は止めます。'
export const usage = 'NAME [--disable]'

export async function run({ args, out }: CommandCall): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { disable: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [name] = positionals
  if (!name || positionals.length > 1) throw new CommandMistake(`使い方: npm run portal -- xapi-client ${usage}`)
  if (values.disable) {
    outcomeOf(await disableXapiClient.byCommandLine({ name }))
    out(`「${name}」を止めました。送られた修了は残ります。`)
    return 0
  }
  const { token } = outcomeOf(await admitXapiClient.byCommandLine({ name }))
  out(`「${name}」の token です。もう表示できないので、いま控えてください。`)
  out(token)
  return 0
}
