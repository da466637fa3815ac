import { paths } from '../ui/paths.ts';
import { When } from '../ui/when.tsx';
import { longestQuestion } from './ask-asker.ts';
import type { CaseView } from './case.view.ts';

type Props = { view: CaseView; now: Date; mine: boolean };

/** Asks somebody who sent it something, and shows what they wrote back. */
export const Questions = ({ view, now, mine }: Props) => {
  const people = [...new Map(view.sent.map((message) => [message.submissionId, message])).values()];
  return (
    <details open={view.questions.length > 0}>
      <summary>Questions to askers</summary>
      <div class="stack">
        {view.questions.length === 0 ? null : (
          <ul class="sent">
            {view.questions.map((question) => (
              <li>
                <p class="quiet">
                  To {question.nickname}, {stateWords[question.state] ?? question.state} ·{' '}
                  <When at={question.at} now={now} />
                </p>
                <p dir="auto">{question.text}</p>
                {question.answers.length === 0 ? <p class="quiet">No answer yet.</p> : null}
                {question.answers.map((answer) => (
                  <blockquote dir="auto">
                    {answer.text ?? `Sent a ${answer.type} without words: it is among what people sent.`}{' '}
                    <span class="quiet">
                      <When at={answer.at} now={now} />
                    </span>
                  </blockquote>
                ))}
              </li>
            ))}
          </ul>
        )}
        {people.length === 0 ? (
          <p class="muted">There is nobody to ask: nothing that people sent is kept any more.</p>
        ) : (
          <form method="post" action={paths.caseAct(view.case.id, 'ask')} class="stack tight">
            <div class="field">
              <label for="asked">Ask</label>
              <select id="asked" name="submissionId">
                {people.map((message) => (
                  <option value={message.submissionId}>
                    {message.nickname}: {(message.text ?? `a ${message.type}`).slice(0, 40)}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="question">
                Your question{' '}
                <span class="hint">Sent in their conversation, in your words. They do not see your name.</span>
              </label>
              <textarea id="question" name="text" rows={2} maxlength={longestQuestion} required dir="auto" />
            </div>
            <button type="submit" class="button plain" disabled={!mine}>
              Send the question
            </button>
          </form>
        )}
      </div>
    </details>
  );
};

const stateWords: Record<string, string> = {
  queued: 'about to be sent',
  sending: 'being sent',
  unsure: 'sent, not confirmed yet',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  kept: 'kept until they write again',
  failed: 'could not be sent',
  dropped: 'not sent: they left',
};
