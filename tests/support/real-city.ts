/** Tests never touch the database that the shell around them names. */
export function leaveRealCityAlone(): void {
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'PORTAL_APP_DATABASE', 'PORTAL_DATA_DIR'])
    delete process.env[name]
}
