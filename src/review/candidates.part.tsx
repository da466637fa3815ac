import type { Child } from 'hono/jsx';
import { paths } from '../ui/paths.ts';
import { ratingName, VerdictShape } from '../ui/verdict-shape.tsx';
import { counted } from '../ui/when.tsx';
import { AlsoChecked } from './also-checked.part.tsx';
import type { CaseView } from './case.view.ts';
import { whyWords } from './why-words.rules.ts';

const wasFound = (why: unknown) => whyWords(why).some((words) => words.startsWith('found by a person'));

/** Below this a candidate is folded away. Probability, 0 to 1. Chosen 2026-11. */
const weakest = 0.05;

/** Candidate fact-checks, best first, each with why and what a reviewer can say of it. */
export const Candidates = ({ view, mine, children }: { view: CaseView; mine: boolean; children?: Child }) => {
  const strong = view.candidates.filter(
    ({ match }) => match.probability >= weakest || match.state !== 'proposed' || wasFound(match.why),
  );
  const weak = view.candidates.filter((candidate) => !strong.includes(candidate));
  return (
    <section class="column" aria-labelledby="candidates" tabindex={0}>
      <h2 id="candidates">Candidates</h2>
      {strong.length === 0 ? <p class="muted">No fact-check comes near. Write a verdict, or close the case.</p> : null}
      <ol class="candidates">
        {strong.map((candidate, index) => (
          <Candidate candidate={candidate} view={view} mine={mine} first={index === 0} />
        ))}
      </ol>
      {weak.length === 0 ? null : (
        <details>
          <summary>{counted(weak.length, 'weaker candidate', 'weaker candidates')}</summary>
          <ol class="candidates">
            {weak.map((candidate) => (
              <Candidate candidate={candidate} view={view} mine={mine} first={false} />
            ))}
          </ol>
        </details>
      )}
      {children}
    </section>
  );
};

type CandidateProps = { candidate: CaseView['candidates'][number]; view: CaseView; mine: boolean; first: boolean };

const Candidate = ({ candidate: { match, check, fellows }, view, mine, first }: CandidateProps) => (
  <li>
    <div class="candidate-head">
      <VerdictShape rating={check.rating} label />
      <span dir="auto">{check.title || check.claim}</span>
    </div>
    <p dir="auto" class="small">
      Claim checked: “{check.claim}”
    </p>
    <p class="quiet">
      {check.rating ? ratingName[check.rating] : check.ratingWords || 'No rating'} · {check.publisher}
      {check.publishedOn ? ` · ${check.publishedOn}` : ''}
      {check.url ? (
        <>
          {' · '}
          <a href={check.url} rel="noreferrer">
            Read it
          </a>
        </>
      ) : null}
    </p>
    <AlsoChecked factCheckId={check.id} fellows={fellows} />
    {wasFound(match.why) ? null : (
      <div class="meter">
        <span>
          <i style={`inline-size: ${Math.round(match.probability * 100)}%`} />
        </span>
        <span>{Math.round(match.probability * 100)} % likely to answer this claim</span>
      </div>
    )}
    <ul class="why" aria-label="Why">
      {whyWords(match.why).map((words) => (
        <li>{words}</li>
      ))}
    </ul>
    {match.state === 'proposed' ? (
      <div class="row">
        <JudgeButton
          view={view}
          matchId={match.id}
          says="accepted"
          label="Accept and answer"
          mark={first ? 'a' : ''}
          mine={mine}
        />
        <JudgeButton
          view={view}
          matchId={match.id}
          says="rejected"
          label="Reject"
          mark={first ? 'r' : ''}
          mine={mine}
        />
      </div>
    ) : (
      <div class="row">
        <span class="tag">{match.state}</span>
        <JudgeButton view={view} matchId={match.id} says="proposed" label="Take back" mark="" mine={mine} />
      </div>
    )}
  </li>
);

type Judging = { view: CaseView; matchId: string; says: string; label: string; mark: string; mine: boolean };

const JudgeButton = (props: Judging) => (
  <form method="post" action={paths.match(props.view.case.id, props.matchId)}>
    <input type="hidden" name="says" value={props.says} />
    <button
      type="submit"
      class={props.says === 'accepted' ? 'button' : 'button plain'}
      disabled={!props.mine}
      title={props.mine ? undefined : 'Take the case first'}
      data-key={props.mark === '' ? undefined : props.mark}
    >
      {props.label} {props.mark === '' ? null : <kbd>{props.mark}</kbd>}
    </button>
  </form>
);
