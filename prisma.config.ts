import { defineConfig } from 'prisma/config'

// `generate` looks for an engine that it does not run, and would download it: any executable satisfies it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
