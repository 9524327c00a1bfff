/*
 * The one table of who may do what (rule 5): action × relation. The relation that stands first counts
 * first: it is the one as which the viewer acts, and what the screen shows follows from it.
 */

/** How a viewer stands to the subject of an action, derived from posts, pairs and grants as of today. */
export type Relation =
  | 'anyone'
  | 'signed_in'
  | 'self'
  /** Confirms this person's levels: head, acting head, next superior, or delegate in scope. */
  | 'confirmer'
  /** Named by the head to enter for people without a PC. */
  | 'proxy'
  /** Head of a section or subunit to which the person or unit belongs (primary or concurrent post). */
  | 'head'
  /** Delegate in this unit. */
  | 'delegate'
  | 'department_head'
  | 'mentor'
  /** Provisional or assistant mentor: progress, never self-assessments. */
  | 'progress_mentor'
  /** Looks after somebody, or is named to: master, technical officer, provisional mentor, or with a pair. */
  | 'any_mentor'
  /** Asked to decide one level that was passed on. */
  | 'reviewer'
  /** Asked for an opinion on one skill (技術的意見). */
  | 'adviser'
  /** May sign off for this person's certificate of a role: as what the mentor is today, by the rule. */
  | 'signer'
  /** Head of this person's section (of the department for that head): recommends for a certificate. */
  | 'recommender'
  | 'technical_officer'
  /** Appointed as デジタル技術官 beyond the term of another one. */
  | 'successor'
  /** Holds a valid certificate as DX推進マスター. */
  | 'master'
  /** Takes part in the improvement project. */
  | 'project_member'
  /** Owns the in-house tool, or is to follow its owner. */
  | 'tool_keeper'
  /** Sits in this round of the 認定委員会, or in any; of a case only where nothing keeps them out of it (除斥). */
  | 'committee_member'
  | 'dx_office'
  | 'hr_section'
  | 'auditor'
  | 'administrator'
  /** A provider's system, by its token. */
  | 'xapi_client'
  /** The operator of the machine, by `npm run portal`. */
  | 'command_line'

type Policy = { door: 'read' | 'command'; relations: readonly [Relation, ...Relation[]] }

const read = (...relations: [Relation, ...Relation[]]) => ({ door: 'read' as const, relations })
const command = (...relations: [Relation, ...Relation[]]) => ({ door: 'command' as const, relations })

export const ACTIONS = {
  // Coming and going
  'session.offer': read('anyone'),
  'session.begin': command('anyone'),
  'session.end': command('signed_in'),
  'shell.read': read('anyone'),
  'home.read': read('signed_in'),
  'notices.read': read('signed_in'),
  'notices.mark-read': command('signed_in'),
  'mail-setting.read': read('self'),
  'mail-setting.choose': command('self'),
  'access-log.read': read('self'),
  'purpose.read': read('self'),
  'purpose.acknowledge': command('self', 'proxy'),
  'purpose.announce': command('command_line'),

  // Own skills
  'own-skills.read': read('self'),
  'aim.choose': command('self'),
  'extended.choose': command('self'),
  'draft.save': command('self', 'proxy'),
  'assessment.submit': command('self', 'proxy'),
  'assessment.withdraw': command('self'),
  'assessment.object': command('self'),
  'off-cycle.request': command('self'),
  // What falls due with the days; the portal does it itself.
  'requests.remind': command('command_line'),
  'evidence.add': command('self', 'proxy'),
  'evidence.remove': command('self', 'proxy'),
  'evidence.read': read('self', 'confirmer', 'proxy', 'mentor', 'reviewer', 'adviser'),

  // The section
  'section.read': read('head', 'delegate', 'dx_office', 'hr_section'),
  'section-confirm.read': read('head', 'delegate', 'department_head'),
  'levels.confirm': command('confirmer', 'mentor', 'reviewer'),
  'confirmation.take-back': command('confirmer', 'mentor', 'reviewer'),
  'submission.send-back': command('confirmer'),
  'review.route': command('confirmer', 'dx_office'),
  'reviews.read': read('signed_in'),
  'opinion.ask': command('confirmer'),
  'opinion.give': command('self'),
  'section.remind': command('head', 'delegate'),
  'delegation.read': read('head', 'dx_office'),
  'delegation.name': command('head', 'dx_office'),
  'delegation.end': command('head', 'dx_office'),
  // Only the head, who attests the work at a terminal: no delegate stands in for that.
  'fiscal-year-staff.read': read('head'),
  'fiscal-year-staff.include': command('head'),
  'fiscal-year-staff.leave-out': command('head'),
  'nomination.read': read('head'),
  'nomination.give': command('head'),
  'nomination.take-back': command('head'),
  'proxy-entry.read': read('proxy', 'confirmer'),
  'proxy-list.read': read('signed_in'),

  // Rounds 評価期間
  'rounds.read': read('dx_office'),
  'round.plan': command('dx_office', 'command_line'),
  'round.open': command('dx_office', 'command_line'),
  'round.move-deadlines': command('dx_office'),
  'round.remind': command('dx_office'),
  'round.close': command('dx_office', 'command_line'),
  'round.publish': command('dx_office', 'command_line'),
  'vacancies.read': read('dx_office'),
  'head.appoint': command('dx_office'),

  // Practice 業務改善: everybody's know-how; files for the city's own staff
  'practices.read': read('signed_in'),
  'own-practices.read': read('self'),
  'project-file.read': read('self'),
  'project.propose': command('self'),
  'project-edit.read': read('project_member', 'head', 'dx_office'),
  'project.edit': command('project_member', 'head', 'dx_office'),
  'project.change-people': command('project_member', 'head', 'dx_office'),
  'project.record-event': command('project_member', 'head', 'dx_office'),
  'project.add-artefact': command('project_member', 'head', 'dx_office'),
  'project.measure-effect': command('project_member', 'head', 'dx_office'),
  'project.take-back': command('project_member', 'head', 'dx_office'),
  'project.review': command('head', 'master', 'technical_officer'),
  'tools.read': read('signed_in'),
  'tool.register': command('self'),
  'tool-edit.read': read('tool_keeper', 'head', 'dx_office'),
  'tool.edit': command('tool_keeper', 'head', 'dx_office'),
  'tool.name-keeper': command('tool_keeper', 'head', 'dx_office'),
  'tool.take-over': command('tool_keeper'),
  'tool.record-trial': command('tool_keeper', 'head', 'dx_office'),
  'tool.retire': command('tool_keeper', 'head', 'dx_office'),

  // Where skills sit
  'map.read': read('dx_office', 'hr_section', 'technical_officer', 'department_head', 'auditor', 'signed_in'),
  'standard.read': read('signed_in'),
  'frameworks.read': read('signed_in'),
  'standard-draft.read': read('dx_office', 'hr_section', 'technical_officer'),
  'standard-draft.start': command('dx_office'),
  'standard-draft.edit': command('dx_office'),
  'standard-draft.undo': command('dx_office'),
  'standard-draft.discard': command('dx_office'),
  'standard-draft.submit': command('dx_office'),
  'standard-draft.send-back': command('dx_office'),
  'standard-comment.write': command('dx_office', 'hr_section', 'technical_officer'),
  'standard-comment.resolve': command('dx_office', 'hr_section', 'technical_officer'),
  'standard.approve': command('hr_section', 'technical_officer'),
  'standard-approvals.read': read('signed_in'),
  'people.search': read('dx_office', 'hr_section', 'signed_in'),
  'person.read': read('self', 'confirmer', 'mentor', 'head', 'dx_office', 'hr_section', 'progress_mentor'),

  // Learning
  'training.read': read('signed_in'),
  'own-training.read': read('self'),
  'enrolment.apply': command('self'),
  'enrolment.withdraw': command('self'),
  'training-approvals.read': read('head', 'delegate', 'department_head'),
  'enrolment.decide': command('confirmer'),
  'enrolment.release': command('confirmer', 'hr_section', 'dx_office'),
  'session-roster.read': read('hr_section', 'dx_office'),
  'attendance.record': command('hr_section', 'dx_office'),
  'session.remind': command('hr_section', 'dx_office'),
  // What falls due with the days; the portal does it itself.
  'sessions.tend': command('command_line'),
  'course.save': command('hr_section', 'dx_office'),
  'training-sessions.read': read('hr_section', 'dx_office'),
  'training-session.plan': command('hr_section', 'dx_office'),
  'calendar-feed.read': read('self'),
  'calendar-feed.issue': command('self'),
  'calendar-feed.revoke': command('self'),
  // The token in the address is what lets in: a calendar program has no session.
  'calendar-feed.fetch': read('anyone'),
  'training-plan.read': read('hr_section', 'dx_office'),
  'training-plan.save': command('hr_section'),
  'training-plan.adopt': command('hr_section'),
  'training-plan.invite': command('hr_section'),

  'own-certificates.read': read('self'),
  'outside-certificate.submit': command('self'),
  'outside-certificate.withdraw': command('self'),
  'outside-certificates.read': read('hr_section', 'dx_office'),
  'outside-certificate.check': command('hr_section', 'dx_office'),
  'outside-certificate-file.read': read('self', 'hr_section', 'dx_office'),
  'statements.record': command('xapi_client'),
  'statements-unmatched.read': read('hr_section', 'dx_office'),
  'statements.match': command('hr_section', 'dx_office'),
  'statement.set-aside': command('hr_section', 'dx_office'),
  'course-name.forget': command('hr_section', 'dx_office'),
  'xapi-client.admit': command('command_line'),
  'xapi-client.disable': command('command_line'),

  // Certification 認定: one's own way
  'own-certification.read': read('self'),
  'application.start': command('self'),
  'application.save': command('self'),
  'application.submit': command('self'),
  'application.withdraw': command('self'),
  'application.request-review': command('self'),

  // What others give for it
  'application.read': read('self', 'dx_office', 'signer', 'recommender'),
  'applications-asked.read': read('signed_in'),
  'application.accept': command('dx_office'),
  'application.return': command('dx_office'),
  'application.decide-by-office': command('dx_office'),
  'application.take-back-decision': command('dx_office'),
  'application.decline': command('signer', 'recommender'),
  'applications.tell-of-lapsed': command('command_line'),
  'committees.read': read('dx_office', 'committee_member'),
  'committee.read': read('dx_office', 'committee_member'),
  'committee.plan': command('dx_office'),
  'committee.move': command('dx_office'),
  'committee.name-members': command('dx_office'),
  'committee.minute': command('dx_office', 'committee_member'),
  'committee-case.read': read('dx_office', 'committee_member'),
  'application.decide': command('dx_office', 'committee_member'),
  'signoff.read': read('signer'),
  'signoff.give': command('signer'),
  'signoff.take-back': command('signer'),
  'recommendations.read': read('head', 'department_head'),
  'recommendation.give': command('recommender'),
  'recommendation.take-back': command('recommender'),
  'certification.read': read('dx_office', 'hr_section'),

  // Certificates 認定証
  // Whoever is shown one may ask whether it is valid; the number tells no name.
  'certificate.check': read('anyone'),
  'certificate-paper.read': read('self', 'dx_office', 'hr_section'),
  'certificates.tell-of-expiring': command('command_line'),
  'certificate-holders.read': read('dx_office', 'hr_section'),
  'certificate-holder.read': read('dx_office', 'hr_section'),
  'certificate.follow-order': command('dx_office', 'hr_section'),
  'certificate.restart': command('dx_office'),
  'certificate.meet-condition': command('dx_office'),
  'certificate.give-back': command('dx_office'),
  'certificate.revoke': command('dx_office'),
  'certificate.take-back-change': command('dx_office', 'hr_section'),
  'resignation.read': read('self'),
  'certificate.resign': command('self'),

  // Mentoring 指導: each sees their own part; pairs are the office's and the officer's
  'mentoring.read': read('technical_officer', 'dx_office', 'any_mentor'),
  'mentee.read': read('mentor', 'progress_mentor'),
  'own-mentoring.read': read('self'),
  'mentoring-note.save': command('mentor', 'progress_mentor'),
  // One's own words can be taken away after the pair has ended, too.
  'mentoring-note.remove': command('self'),
  'meeting.plan': command('mentor', 'progress_mentor'),
  'meeting.call-off': command('self'),
  'mentor-pairs.read': read('dx_office', 'technical_officer'),
  'mentor-pair.begin': command('dx_office', 'technical_officer'),
  'mentor-pair.end': command('dx_office', 'technical_officer'),
  'mentor-pair.move': command('dx_office', 'technical_officer'),
  'provisional-mentor.name': command('dx_office'),
  'provisional-mentor.end': command('dx_office'),
  'mentoring-capacity.state': command('dx_office'),

  // Appointments 任命: the デジタル技術官, their terms, what is expected and handed over
  'officers.read': read('dx_office', 'hr_section', 'technical_officer'),
  'officer.read': read('self', 'dx_office', 'hr_section', 'successor', 'technical_officer'),
  'officer.appoint': command('dx_office', 'hr_section'),
  'officer.change-term': command('dx_office', 'hr_section'),
  'officer.expect': command('dx_office'),
  'officer.hand-over': command('self'),
  'officers.warn-of-term-end': command('command_line'),

  // Goals 目標
  'goals.read': read('dx_office', 'hr_section', 'technical_officer', 'department_head', 'signed_in'),
  'goals.fix': command('dx_office'),
  'goal-targets.publish': command('command_line'),

  // The plan's sheets 個票 and the culture pulse 組織文化の調査
  'sheet.read': read('dx_office', 'signed_in'),
  'sheet-edit.read': read('dx_office'),
  'sheet.save': command('dx_office'),
  'pulse.read': read('dx_office', 'signed_in'),
  'pulse.answer': command('self'),
  'pulse.open': command('dx_office'),
  'pulse.publish': command('dx_office'),
  'pulse.close': command('dx_office'),

  // Administration
  'imports.read': read('hr_section', 'dx_office', 'administrator'),
  'import.start': command('hr_section', 'dx_office', 'command_line'),
  'import.commit': command('hr_section', 'dx_office', 'command_line'),
  'import.discard': command('hr_section', 'dx_office', 'command_line'),
  'import.undo': command('hr_section', 'dx_office', 'command_line'),
  'standard.publish': command('dx_office', 'command_line'),
  // The first day of a version published ahead; the portal does it itself.
  'levels.follow-standard': command('command_line'),
  'certification-rules.publish': command('command_line'),
  'mail.read': read('administrator', 'dx_office'),
  'mail.resend': command('administrator', 'dx_office'),
  'function.grant': command('command_line'),
  'function.withdraw': command('command_line'),
  'clock.read': read('administrator'),
  'clock.move': command('administrator', 'command_line'),
} as const satisfies Record<string, Policy>

export type Action = keyof typeof ACTIONS
export type ReadAction = { [A in Action]: (typeof ACTIONS)[A]['door'] extends 'read' ? A : never }[Action]
export type CommandAction = { [A in Action]: (typeof ACTIONS)[A]['door'] extends 'command' ? A : never }[Action]
