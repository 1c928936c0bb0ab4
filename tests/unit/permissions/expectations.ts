import type { ProcedureName } from './procedures'
import { act, anyone, both, KNOWING, ofUnit, only, type Rule, signedIn } from './rule'
import type { Subject } from './subjects'

const CITIZENS: readonly Subject[] = ['owner', 'citizen']
const OFFICE: readonly Subject[] = ['dispatcher', 'chief', 'supervisor']
/** Whoever has an inbox. */
const DESK: readonly Subject[] = [...both('handler', 'approver', 'liaison', 'post_holder'), ...OFFICE]
/** Everybody of the staff. */
const STAFF: readonly Subject[] = [...DESK, 'editor', 'reviewer', 'admin', 'auditor']
/** Somebody else's account, and a document of supervision, in the world. */
const ACCOUNT = { id: 'handler.own', revision: 1 }
const DOCUMENT = { id: '@document' }
/** Signing in: nobody has a right there, a wrong answer is as good as none. */
const signsIn: Rule = { allowed: [], rest: 'unauthenticated' }

/**
 * Who may call what: one row for every procedure of every module. A procedure without a row does not compile; add one:
 * - `anyone()`, `signedIn()`: no role is needed;
 * - `only([…])`: these subjects, everybody else is `forbidden`;
 * - `ofUnit(['handler'], […])`: the role in the message's unit; elsewhere the message is `not_found`;
 * - `act([…])`: on one message: `forbidden` to whoever knows of it, `not_found` to everybody else.
 * `with` sets input fields where the least valid input does not lead to the rule.
 */
export const EXPECTATIONS = {
  'calendar.years': anyone(),
  'calendar.import': only(['admin']),

  'messages.check_draft': ofUnit(['handler', 'approver']),
  // The unit's handler asks in the app: the citizen of this message wants the reply there only.
  'messages.reveal_contact': only(OFFICE, { notFound: ['handler.other'] }),
  'messages.contact_reads': act(['owner', 'chief', 'supervisor']),
  'messages.identity_request': only(['chief', 'supervisor']),
  'messages.request_identity': only(['chief', 'supervisor']),
  'messages.approve_identity': only(['chief', 'supervisor']),
  'messages.read_identity': only(['chief', 'supervisor']),
  'messages.submit': only(CITIZENS),
  'messages.record': only(['liaison.own', 'liaison.other', 'dispatcher']),
  'messages.get': act(KNOWING),
  'messages.receipt': act(KNOWING),
  'messages.list_mine': only(CITIZENS),
  'messages.inbox': only(DESK),
  'messages.inbox_counts': only(DESK),
  'messages.dispatch': act(['dispatcher']),
  'messages.redirect': act(OFFICE),
  'messages.accept': act(['handler.own']),
  'messages.assign': act(['handler.own', 'liaison.own'], { with: { handlerId: 'handler.own' } }),
  'messages.return_to_desk': act(['handler.own']),
  'messages.ask': act(['handler.own']),
  'messages.supplement': act(['owner']),
  'messages.draft_reply': act(['handler.own']),
  'messages.approve_reply': act(['approver.own']),
  'messages.publish_signed_on_paper': act(['handler.own']),
  'messages.revoke_paper_signature': act(['approver.own']),
  'messages.reject_reply': act(['approver.own']),
  'messages.withdraw': act(['owner']),
  'messages.confirm_withdrawal': act(['dispatcher']),
  'messages.rate': act(['owner']),
  'messages.call_back': act(['dispatcher', 'chief']),
  'messages.instruct': act(['post_holder.own']),
  'messages.request_extension': act(['handler.own']),
  'messages.grant_extension': act(['chief', 'supervisor']),
  'messages.refuse_extension': act(['chief']),
  'messages.decide_complex': act(['approver.own']),
  'messages.keep_promise': act(['handler.own']),
  'messages.change_promise': act(['approver.own']),
  'messages.remind': act(['liaison.own', 'dispatcher', 'chief', 'supervisor']),
  'messages.note_contact': act(['handler.own', 'dispatcher', 'chief']),
  'messages.ask_rework': act(['owner']),
  'messages.draft_versions': ofUnit(['handler', 'approver', 'liaison'], OFFICE),
  'messages.draft_difference': ofUnit(['handler', 'approver', 'liaison'], OFFICE),
  'messages.approval_rules': only([
    ...both('handler', 'approver', 'liaison'),
    'dispatcher',
    'chief',
    'supervisor',
    'admin',
  ]),
  'messages.set_approval_rules': only(['admin']),
  'messages.search': only([...CITIZENS, ...DESK]),
  'messages.check_reply': ofUnit(['handler', 'approver']),
  'messages.similar_answers': ofUnit(['handler', 'approver', 'liaison'], OFFICE),
  'messages.reply_templates': only([...both('handler', 'approver', 'liaison'), 'dispatcher', 'chief']),
  // Without a unit it is the city's; a unit's own are tested with the templates.
  'messages.save_reply_template': only(['chief']),
  'messages.remove_reply_template': only([], { notFound: [...both('approver', 'liaison'), 'chief'] }),
  'messages.bulk': only(DESK),
  'messages.inbox_filters': only(DESK),
  'messages.save_inbox_filters': only(DESK),
  'messages.contest': act(['owner']),
  'messages.rule_contest': act(['dispatcher']),
  'messages.adjudicate': act(['chief']),
  'messages.request_assist': act(['handler.own', 'liaison.own']),
  'messages.answer_assist': act([]),
  'messages.end_assist': act(['handler.own', 'liaison.own']),
  'messages.propose_decline': act(['handler.own', 'dispatcher']),
  'messages.merge': act(['handler.own', 'dispatcher']),
  'messages.probable_duplicates': ofUnit(['handler'], ['dispatcher']),
  'messages.unmerge': act(['handler.own', 'dispatcher']),
  'messages.decide_decline': act(['approver.own', 'chief']),
  'messages.deputies': only(['approver.own', 'liaison.own']),
  'messages.set_deputy': only(['liaison.own']),
  'messages.end_deputy': only(['liaison.own']),
  'messages.upload_sheet': ofUnit(['handler']),
  'messages.read_sheet': only([], {
    notFound: [
      'handler.own',
      'handler.other',
      'approver.own',
      'approver.other',
      'liaison.own',
      'liaison.other',
      'dispatcher',
      'chief',
      'supervisor',
    ],
  }),
  'messages.paper_signers': ofUnit(['handler']),
  'messages.save_working_draft': ofUnit(['handler']),
  'messages.working_draft': ofUnit(['handler']),
  'messages.drop_working_draft': only(['handler.own', 'handler.other']),
  'messages.hold_editing': ofUnit(['handler']),
  'messages.release_editing': only(['handler.own', 'handler.other']),
  'messages.editors': ofUnit(['handler', 'approver', 'liaison'], OFFICE),

  'messages.clear_screening': act(['dispatcher']),
  'messages.policy': only(['admin', ...OFFICE, ...both('liaison', 'approver')]),
  'messages.set_unit_policy': only(['admin']),

  // No answer of this world is public: whoever may look finds nothing.
  'answers.similar': anyone(),
  'answers.get': { allowed: [], notFound: ['nobody'], rest: 'not_found' },
  'answers.get_mine': only([], { notFound: CITIZENS }),
  'answers.join': only([], { notFound: CITIZENS }),
  'answers.rate': only([], { notFound: CITIZENS }),
  'answers.candidates': only(['chief', 'editor']),
  'answers.propose': only(['chief', 'editor']),
  'answers.check': only(['chief', 'editor']),
  'answers.release': only(['chief']),
  'answers.withdraw': only([], { notFound: ['chief'] }),
  'answers.list': anyone(),

  'hall.list_units': anyone(),
  'hall.list_assignees': only(['handler.own', 'approver.own', 'liaison.own']),
  'hall.list_addressees': anyone(),
  'hall.hall': anyone(),
  'hall.follow': only(CITIZENS),
  'hall.list_following': only(CITIZENS),

  'services.list': anyone(),
  'services.search': anyone(),
  'services.get': anyone({ with: { id: 'passport' } }),

  'insight.overview': only([...OFFICE, 'editor', 'reviewer']),
  'insight.history': only([...OFFICE, 'editor', 'reviewer']),
  'insight.now': only([...OFFICE, 'editor', 'reviewer']),

  'routing.explain': only(STAFF),
  'routing.suggestions': only(['dispatcher', 'chief', 'supervisor']),
  'routing.list_rules': only(['dispatcher', 'chief', 'supervisor']),
  'routing.put_rules': only(['dispatcher', 'chief']),
  'routing.try_rule': only(['dispatcher', 'chief']),
  'routing.list_duties': only(STAFF),
  'routing.import_duties': only(['chief', 'admin']),
  'supervision.list': only(['chief', 'supervisor']),
  'supervision.get': only(['chief', 'supervisor'], { with: DOCUMENT }),
  'supervision.sign': only(['supervisor'], { with: DOCUMENT }),
  'supervision.close': only(['supervisor'], { with: DOCUMENT }),
  'supervision.instruct': only(['supervisor']),
  'supervision.for_message': {
    allowed: ['handler.own', 'approver.own', 'liaison.own', ...OFFICE],
    rest: 'not_found',
  },
  'supervision.summary': only(['chief', 'supervisor']),

  // Nothing of this world is a topic: whoever may look finds none.
  'topics.list': only([...OFFICE, 'editor', 'reviewer']),
  'topics.get': only([], { notFound: [...OFFICE, 'editor', 'reviewer'] }),
  'topics.messages': only([], { notFound: OFFICE }),
  'topics.propose_draft': only([], { notFound: ['chief', 'dispatcher', 'editor'] }),
  'topics.save_draft': only([], { notFound: ['chief', 'dispatcher', 'editor'] }),
  'topics.dismiss': only([], { notFound: ['chief', 'dispatcher'] }),
  'topics.restore': only([], { notFound: ['chief', 'dispatcher'] }),
  'topics.link': only([], { notFound: ['chief'] }),
  'topics.unlink': only([], { notFound: ['chief'] }),

  'exports.inbox': only(DESK),
  'exports.overview': only([...OFFICE, 'editor', 'reviewer']),
  'exports.address': only([], { notFound: [...DESK, 'editor', 'reviewer'] }),
  'files.begin_upload': only([...CITIZENS, ...both('handler')]),
  // Nobody uploaded a file in the world: whoever may upload finds none of theirs.
  'files.put_part': only([], { notFound: [...CITIZENS, ...both('handler')] }),
  'files.finish': only([], { notFound: [...CITIZENS, ...both('handler')] }),
  'files.remove': only([], { notFound: [...CITIZENS, ...both('handler')] }),
  'files.addresses': act(KNOWING),

  'audit.search': only(['auditor']),
  'audit.status': only(['auditor']),
  'audit.verify': only(['auditor']),

  'notifications.list_mine': signedIn(),
  'notifications.unread_count': signedIn(),
  'notifications.mark_read': signedIn(),
  'notifications.settings': signedIn(),
  'notifications.set_settings': signedIn(),
  'notifications.templates': signedIn(),
  'notifications.accept': signedIn(),

  'privacy.what_is_held': only(CITIZENS),
  'privacy.export_mine': only(CITIZENS),
  'privacy.correct_contact': only(['owner'], { notFound: ['citizen'] }),
  'privacy.withdraw_consent': only(CITIZENS),
  'privacy.delete_mine': only(CITIZENS),
  'privacy.my_declaration': only(CITIZENS),
  'privacy.declare_age': only(CITIZENS),

  'identity.me': signedIn(),
  'identity.sign_in_ways': anyone(),
  'identity.list_accounts': only(['admin']),
  'identity.get_account': only(['admin'], { with: ACCOUNT }),
  'identity.list_places': only(['admin']),
  'identity.create_account': only(['admin']),
  'identity.set_grants': only(['admin'], { with: ACCOUNT }),
  'identity.disable': only(['admin'], { with: ACCOUNT }),
  'identity.enable': only(['admin'], { with: ACCOUNT }),
  'identity.reset_credentials': only(['admin'], { with: ACCOUNT }),
  'identity.issue_binding_code': only(['admin'], { with: ACCOUNT }),
  'identity.end_sessions': only(['admin'], { with: ACCOUNT }),
  'identity.list_account_changes': only(['admin', 'auditor']),
  'identity.my_sessions': signedIn(),
  'identity.end_session': signedIn(),
  'identity.end_everywhere': signedIn(),
  'identity.sign_out': signedIn(),
  'identity.bind_wechat': only(CITIZENS),
  'identity.sign_in': signsIn,
  'identity.sign_in_code': signsIn,
  'identity.set_password': signsIn,
  'identity.start_enrolment': signsIn,
  'identity.confirm_enrolment': signsIn,
  'identity.change_password': signedIn(),
  'identity.wechat_login': anyone(),
  'identity.request_sms_code': anyone(),
  'identity.sms_login': anyone(),
} satisfies Record<ProcedureName, Rule>
