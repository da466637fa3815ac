import { dayMs, hourMs } from '../core/time.ts';
import { certainty, driftWords, mostLookedAt } from '../matching/drift.rules.ts';
import type { LanguageDrift } from '../matching/watch-drift.ts';
import { paths } from '../ui/paths.ts';
import { ago, counted, languageName, When } from '../ui/when.tsx';
import type { Answers } from './answers.view.ts';

/** Languages that the watch has switched to asking, each with why and the way back. Nothing when there are none. */
export const Switched = (props: { answers: Answers; now: Date; mayChange: boolean }) => (
  <>
    {props.answers.languages
      .filter((one) => one.switchedBy !== null)
      .map((one) => (
        <section class="notice danger stack tight" aria-labelledby={`switched-${one.language}`} role="alert">
          <h2 id={`switched-${one.language}`}>{languageName(one.language)} is not answered automatically any more</h2>
          <p>
            {one.switchedBy?.reason} People are asked which claim they mean instead, since{' '}
            {one.switchedBy ? <When at={one.switchedBy.at} now={props.now} /> : null}.
          </p>
          <form method="post" action={paths.resumeAnswers(one.language)} class="stack tight">
            <div class="field">
              <label for={`reason-${one.language}`}>Why it may answer again</label>
              <input
                id={`reason-${one.language}`}
                name="reason"
                required
                maxlength={2000}
                disabled={!props.mayChange}
              />
            </div>
            <p class="row">
              <button type="submit" class="button" disabled={!props.mayChange}>
                Answer {languageName(one.language)} automatically again
              </button>
              <span class="quiet">{props.mayChange ? 'The count starts anew from then.' : 'Only an admin can.'}</span>
            </p>
          </form>
        </section>
      ))}
  </>
);

/** What people say of automatic answers, against what is promised of them. */
export const AnswersTable = (props: { answers: Answers | null; now: Date }) => (
  <>
    <h2>Automatic answers</h2>
    {props.answers === null ? (
      <p class="muted">This door has no model files. Open this page on a Node process.</p>
    ) : (
      <>
        <p class="quiet">
          {watchWords(props.answers.watchedAt, props.now)} A claim counts once, however many asked. A language switches
          to asking when reviewers and askers show with {certainty * 100} % certainty that more is wrong than promised.{' '}
          <a href={paths.machine()}>What the machine may do</a>
        </p>
        {props.answers.languages.length === 0 ? (
          <p class="muted">Nothing has been answered automatically yet.</p>
        ) : (
          <section class="table" tabindex={0} aria-label="Automatic answers by language">
            <table>
              <thead>
                <tr>
                  <th scope="col">Language</th>
                  <th scope="col">Now</th>
                  <th scope="col">Claims answered</th>
                  <th scope="col">Wrong, by reviewers</th>
                  <th scope="col">Doubted by askers</th>
                  <th scope="col">Doubts confirmed</th>
                  <th scope="col">Askers it helped</th>
                  <th scope="col">Wrong at least</th>
                  <th scope="col">May be wrong</th>
                </tr>
              </thead>
              <tbody>
                {props.answers.languages.map((one) => (
                  <Row one={one} now={props.now} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </>
    )}
  </>
);

const Row = ({ one: { language, mode, since, figures }, now }: { one: LanguageDrift; now: Date }) => (
  <tr>
    <th scope="row">{languageName(language)}</th>
    <td>{mode === 'reply' ? 'answers' : 'asks only'}</td>
    <td title={figures.answered === 0 ? undefined : driftWords(figures)}>
      {figures.answered === mostLookedAt ? `last ${mostLookedAt}` : figures.answered} in{' '}
      {counted(Math.max(1, Math.round((now.getTime() - since.getTime()) / dayMs)), 'day', 'days')}
    </td>
    <td>{figures.wrong}</td>
    <td>{figures.doubted}</td>
    <td>
      {figures.doubtsJudged === 0
        ? 'none judged'
        : `${figures.doubtsWrong} of ${counted(figures.doubtsJudged, 'judged', 'judged')}`}
    </td>
    <td>{figures.helped}</td>
    <td>{percent(figures.wrongAtLeast)}</td>
    <td>{percent(figures.mayBeWrong)}</td>
  </tr>
);

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

/** How late the watch may be before that is worth a word. Milliseconds: it runs hourly, and one may fall out. */
const lateMs = 3 * hourMs;

function watchWords(watchedAt: Date | null, now: Date): string {
  if (watchedAt === null) return 'The watch has not looked yet; it does once an hour.';
  const late = now.getTime() - watchedAt.getTime() > lateMs;
  return late
    ? `The watch last looked ${ago(watchedAt, now)}, and should once an hour: see whether it is among the jobs that failed below, and whether a worker runs.`
    : `The watch looked ${ago(watchedAt, now)}, and does once an hour.`;
}
