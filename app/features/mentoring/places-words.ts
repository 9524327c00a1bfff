/** What each number of places is, in the order of the form. */
export const PLACES_WORDS = {
  officerMasters: '技術官：マスターとマスター候補',
  officerCandidates: '技術官：リーダー候補',
  masterCandidates: 'マスター：リーダー候補',
  masterWithAssistant: 'マスター（補助メンター付き）',
  provisionalMentor: '暫定メンター：リーダー候補',
  assistantMentor: '補助メンター：リーダー候補',
} as const
