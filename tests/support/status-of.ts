/** 200 for what was answered, else the status of the answer that was thrown; any other fault is thrown on. */
export async function statusOf(asking: Promise<unknown>): Promise<number> {
  try {
    await asking
    return 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}
