/** How many people the city's DX plan adds to a role each fiscal year (取組項目31・重点施策7・8); none for other roles. */
export const YEARLY_INCREASE: Readonly<Record<string, number>> = { DX_LEADER: 30, DX_MASTER: 2, DATA_SPECIALIST: 2 }
