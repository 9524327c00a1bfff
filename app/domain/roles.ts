/** Roles that a person can hold on a day: certified, designated or appointed (domain notes §1). */
export type RoleHeld = 'DX_LEADER' | 'DX_MASTER' | 'DATA_SPECIALIST' | 'TECH_OFFICER' | 'PROVISIONAL_MENTOR'

/** Roles that a person can aim at by choice. */
export const ROLES_TO_AIM_AT = ['DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST', 'TECH_OFFICER'] as const
export type RoleAimedAt = (typeof ROLES_TO_AIM_AT)[number]

/**
 * Roles that the portal's rules go by: whom they apply to, what certification asks. A standard that has one keeps it;
 * any other role of a standard is there to be read and compared.
 */
export const ROLES_OF_RULES: readonly string[] = ['GENERAL_STAFF', 'SECTION_HEAD', ...ROLES_TO_AIM_AT]

/** Functions (役目) granted to accounts for a time, never to "everyone in that section". */
export type CityFunction = 'dx_office' | 'hr_section' | 'auditor' | 'administrator' | 'committee_member'
