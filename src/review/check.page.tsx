import { isAtLeast } from '../core/actor.ts';
import type { CheckDocument } from '../core/ports.ts';
import { sentenceOf } from '../ledger/sentence.rules.ts';
import { paths } from '../ui/paths.ts';
import { ratingName, VerdictShape } from '../ui/verdict-shape.tsx';
import { languageName, When } from '../ui/when.tsx';
import { Desk, type DeskProps, Done } from './desk-frame.tsx';
import type { FamilyView, Fellow } from './family.view.ts';

type CheckProps = DeskProps & { view: FamilyView; words: string; found: CheckDocument[]; done: string };

/** A fact-check at the desk: what it says, who else checked the claim, and what an editor may say of that. */
export const CheckPage = (props: CheckProps) => {
  const { view, now } = props;
  const { check, fellows } = view;
  const mayChange = isAtLeast(props.staff.role, 'editor');
  return (
    <Desk title="Fact-check" here="published" staff={props.staff} now={now}>
      <div class="stack machine">
        <h1 dir="auto">{check.title || check.claim}</h1>
        <Done words={props.done} />
        <About check={check} />
        <section class="stack tight" aria-labelledby="family">
          <h2 id="family">Also checked by</h2>
          <Standing view={view} mayChange={mayChange} />
          <ul class="candidates">
            {fellows.map((fellow) => (
              <li>
                <div class="candidate-head">
                  <VerdictShape rating={fellow.rating} label />
                  <a href={paths.factCheck(fellow.id)} dir="auto">
                    {fellow.title || fellow.claim}
                  </a>
                </div>
                <About check={fellow} />
                <div class="row">
                  {view.together.has(fellow.id) ? (
                    <>
                      <span class="tag">put together by an editor</span>
                      <Change id={check.id} change="part" otherId={fellow.id} label="Take that back" may={mayChange} />
                    </>
                  ) : (
                    <Change
                      id={check.id}
                      change="leave"
                      otherId={fellow.id}
                      label="Not the same claim: take it out"
                      may={mayChange}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
        <Others {...props} mayChange={mayChange} />
        <section class="stack tight" aria-labelledby="ledger">
          <h2 id="ledger">What was done</h2>
          <ol class="ledger">
            {view.entries.map((entry) => (
              <li class={entry.actorKind}>
                <When at={entry.at} now={now} />: {entry.actorName} {sentenceOf(entry)}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Desk>
  );
};

const About = ({ check }: { check: Fellow }) => (
  <>
    <p dir="auto" class="small">
      Claim checked: “{check.claim}”
    </p>
    <p class="quiet">
      {[
        check.rating ? ratingName[check.rating] : check.ratingWords || 'No rating',
        check.publisher,
        check.publishedOn,
        languageName(check.language),
      ]
        .filter(Boolean)
        .join(' · ')}
      {check.url ? (
        <>
          {' · '}
          <a href={check.url} rel="noreferrer">
            Read it
          </a>
        </>
      ) : null}
    </p>
  </>
);

/** What holds of the family as a whole, in a sentence. */
const Standing = ({ view, mayChange }: { view: FamilyView; mayChange: boolean }) => {
  const { check, fellows, alone } = view;
  if (alone)
    return (
      <div class="row">
        <span>An editor took it out of what the machine had put together.</span>
        <Change id={check.id} change="return" label="Put it back" may={mayChange} />
      </div>
    );
  if (check.familyId === null) return <p class="muted">Others of this claim are being looked for.</p>;
  if (fellows.length === 0) return <p class="muted">Nobody else, as far as we know.</p>;
  return (
    <div class="row">
      <span>These check the same claim: a hit on any counts as one, and one of them answers.</span>
      <Change id={check.id} change="leave" label="Take this one out" may={mayChange} />
    </div>
  );
};

/** One change of the family as a form. With `leave` the other one, when given, is who leaves. */
const Change = (props: {
  id: string;
  change: 'leave' | 'return' | 'join' | 'part';
  otherId?: string;
  label: string;
  may: boolean;
}) => (
  <form method="post" action={paths.factCheckFamily(props.id)} class="row">
    <input type="hidden" name="change" value={props.change} />
    {props.otherId ? <input type="hidden" name="otherId" value={props.otherId} /> : null}
    <button type="submit" class="button plain" disabled={!props.may}>
      {props.label}
    </button>
    {props.may ? null : <span class="quiet">Only an editor can.</span>}
  </form>
);

/** Looks for another fact-check to put with this one. */
const Others = (props: CheckProps & { mayChange: boolean }) => {
  const known = new Set([props.view.check.id, ...props.view.fellows.map((fellow) => fellow.id)]);
  const found = props.found.filter((check) => !known.has(check.id));
  return (
    <section class="stack tight" aria-labelledby="others">
      <h2 id="others">Put it with another</h2>
      <form method="get" action={paths.factCheck(props.view.check.id)} class="row">
        <label class="visually-hidden" for="find-words">
          Words to look for
        </label>
        <input id="find-words" type="search" name="find" value={props.words} placeholder="Words of the claim" />
        <button type="submit" class="button plain">
          Search
        </button>
      </form>
      {props.words !== '' && found.length === 0 ? <p class="muted">Nothing else found. Try other words.</p> : null}
      <ul class="sent">
        {found.map((check) => (
          <li class="stack tight">
            <div class="candidate-head">
              <VerdictShape rating={check.rating} label />
              <a href={paths.factCheck(check.id)} dir="auto">
                {check.title || check.claim}
              </a>
            </div>
            <p dir="auto" class="small">
              {check.claim} <span class="quiet">{check.publisher}</span>
            </p>
            <Change
              id={props.view.check.id}
              change="join"
              otherId={check.id}
              label="Same claim: put together"
              may={props.mayChange}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
