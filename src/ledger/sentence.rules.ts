import type { Entry } from './entries.view.ts';

/** An entry as a sentence without its subject: "took the case", "decided: review (no match)". */
export function sentenceOf(entry: Pick<Entry, 'did' | 'details'>): string {
  const detail = (name: string): string => {
    const value = entry.details[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).replaceAll('-', ' ') : '';
  };
  const withNote = (words: string) =>
    typeof entry.details.note === 'string' ? `${words}: ${entry.details.note}` : words;
  switch (entry.did) {
    case 'case.opened':
      return `opened the case: ${detail('reason')}`;
    case 'case.asked-again':
      return 'counted one more who asks';
    case 'case.held':
      return 'took the case';
    case 'case.hold-renewed':
      return 'went on working';
    case 'case.released':
      return 'gave the case back';
    case 'case.escalated':
      return withNote('escalated it');
    case 'case.de-escalated':
      return withNote('took the escalation back');
    case 'case.closed':
      return withNote(`closed the case: ${detail('outcome')}`);
    case 'case.reopened':
      return withNote('reopened the case');
    case 'case.grouped':
      return 'grouped it with another case';
    case 'case.ungrouped':
      return 'took the grouping back';
    case 'case.noted':
      return withNote('noted');
    case 'case.asker-asked':
      return 'asked somebody who sent it a question';
    case 'case.asker-answered':
      return 'received the answer of somebody who was asked';
    case 'match.accepted':
      return 'accepted a fact-check as the answer';
    case 'match.rejected':
      return 'rejected a candidate';
    case 'match.found':
      return 'found a fact-check and added it';
    case 'match.proposed':
      return 'took a judgement back';
    case 'claim.made':
      return 'filed the first message under a new claim';
    case 'claim.joined':
      return 'filed a near duplicate with this claim';
    case 'claim.merged':
      return 'made it part of another claim';
    case 'claim.took-in':
      return 'took in another claim';
    case 'claim.proposed':
      return 'proposed a look at whether it is one claim with another';
    case 'claim.proposal-accepted':
      return 'agreed with a proposal of the machine';
    case 'claim.proposal-dismissed':
      return 'dismissed a proposal of the machine';
    case 'claim.proposal-reopened':
      return 'took a decision on a proposal back';
    case 'claim.split':
      return 'took it out of its group';
    case 'claim.gave-back':
      return 'gave a claim back';
    case 'claim.merge-undone':
      return 'undid a grouping';
    case 'claim.answered':
      return `answered ${detail('answers')} who waited`;
    case 'fact-check.added':
      return 'added the fact-check';
    case 'fact-check.changed':
      return `changed the fact-check (version ${detail('version')})`;
    case 'fact-check.embedded':
      return 'embedded it';
    case 'fact-check.family-leave':
      return 'took it out of the fact-checks of one claim';
    case 'fact-check.family-return':
      return 'put it back with the fact-checks of one claim';
    case 'fact-check.family-join':
      return 'put it with another fact-check of one claim';
    case 'fact-check.family-part':
      return 'took back that it was put with another';
    case 'policy.changed':
      return withNote(`changed what the machine may do (version ${detail('version')})`);
    case 'verdict.written':
      return `wrote a verdict: ${detail('rating')}`;
    case 'verdict.published':
      return 'published the verdict';
    case 'verdict.corrected':
      return 'published a correction';
    case 'verdict.correction-written':
      return 'wrote a correction';
    case 'verdict.notices-queued':
      return `queued ${detail('notices')} notices`;
    default:
      return entry.did.replace('.', ' ').replaceAll('-', ' ');
  }
}
