import { importCommand } from '../import-command'

export const { summary, usage, run } = importCommand('courses')
