/** Roles that a person can hold on a day: certified, designated or appointed (domain notes §1). */
export type RoleHeld = 'DX_LEADER' | 'DX_MASTER' | 'DATA_SPECIALIST' | 'TECH_OFFICER' | 'PROVISIONAL_MENTOR'

/** Roles that a person can aim at by choice. */
export const ROLES_TO_AIM_AT = ['DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST', 'TECH_OFFICER'] as const
export type RoleAimedAt = (typeof ROLES_TO_AIM_AT)[number]

/** Functions (役目) granted to accounts for a time, never to "everyone in that section". */
export type CityFunction = 'dx_office' | 'hr_section' | 'auditor' | 'administrator' | 'committee_member'
