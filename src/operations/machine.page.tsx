import { isAtLeast } from '../core/actor.ts';
import { type CutOff, cutOffs, everyLanguage, guardPurposes, guards, withChoices } from '../matching/policy.rules.ts';
import { Desk, type DeskProps, Done } from '../review/desk-frame.tsx';
import { paths } from '../ui/paths.ts';
import { languageName, When } from '../ui/when.tsx';
import { changeWords, cutOffNames } from './change-words.ts';
import { type FormPart, Languages, Measured } from './languages.part.tsx';
import type { Machine } from './machine.view.ts';
import { type MachineForm, typedOr } from './machine-form.rules.ts';

type MachineProps = DeskProps & { machine: Machine; done: string; faults: string[]; typed: MachineForm | null };

/** What the machine may do by itself, and the form that begins a change: it leads to a preview, never straight on. */
export const MachinePage = (props: MachineProps) => {
  const { machine, now, typed } = props;
  const mayChange = isAtLeast(props.staff.role, 'admin');
  return (
    <Desk title="What the machine may do" here="operations" staff={props.staff} now={now}>
      <div class="stack machine">
        <h1>What the machine may do</h1>
        <Done words={props.done} />
        {props.faults.length === 0 ? null : (
          <div class="notice danger" role="alert">
            {props.faults.map((words) => (
              <p>{words}</p>
            ))}
          </div>
        )}
        <Standing machine={machine} now={now} />
        <form method="post" action={paths.previewPolicy()} class="stack">
          <h2>Cut-offs</h2>
          <p class="quiet">
            On the probability that the best fact-check is the right one, from 0 to 1. Leave a field empty to follow
            what is shipped.
          </p>
          {cutOffs.map((name) => (
            <CutOffField machine={machine} name={name} typed={typed} mayChange={mayChange} />
          ))}
          <Languages machine={machine} typed={typed} mayChange={mayChange} />
          <Guards machine={machine} typed={typed} mayChange={mayChange} />
          <div class="field">
            <label for="publishers">Preferred publishers</label>
            <textarea
              id="publishers"
              name="publishers"
              rows={4}
              disabled={!mayChange}
              aria-describedby="publishers-hint"
            >
              {typedOr(typed, 'publishers', machine.inForce.policy.publishers.join('\n'))}
            </textarea>
            <span class="hint" id="publishers-hint">
              One a line, most preferred first, named as their fact-checks name them. Of several checks of one claim,
              one in the asker's language speaks, then one of these, then the newest.
            </span>
          </div>
          <Publishers machine={machine} />
          <p class="row">
            <button type="submit" class="button main" disabled={!mayChange}>
              Preview on last week's messages
            </button>
            <span class="quiet">
              {mayChange
                ? 'Nothing changes yet: you see what would be answered differently first.'
                : 'Only an admin can.'}
            </span>
          </p>
        </form>
        <History machine={machine} now={now} />
      </div>
    </Desk>
  );
};

const Standing = ({ machine: { inForce, scorer }, now }: { machine: Machine; now: Date }) =>
  inForce.row === null ? (
    <p>As shipped: nobody has changed anything here.</p>
  ) : (
    <>
      <p>
        Changed by {inForce.row.actorName}, <When at={inForce.row.at} now={now} />: “{inForce.row.reason}”
      </p>
      {inForce.row.scorer === scorer ? null : (
        <p class="notice">
          The scorer is {scorer} now; these choices were made for {inForce.row.scorer}. Preview them again, or empty the
          fields to follow what is shipped.
        </p>
      )}
    </>
  );

const does: Record<CutOff, string> = {
  reply: 'From here the machine answers by itself, if no guard speaks against it.',
  ask: 'From here it asks the person whether they mean this claim. Below, a reviewer looks.',
  offer: 'From here a second or third claim may stand beside the first when it asks.',
};

const CutOffField = (props: { machine: Machine; name: CutOff; typed: MachineForm | null; mayChange: boolean }) => {
  const { machine, name } = props;
  const shipped = machine.shipped.thresholds[name][everyLanguage];
  const chosen = machine.inForce.choices.thresholds[name]?.[everyLanguage];
  const row = machine.rows.find((one) => one.name === name && one.language === undefined);
  const others = Object.entries(machine.inForce.policy.thresholds[name]).filter(([tag]) => tag !== everyLanguage);
  return (
    <div class="field">
      <label for={`cut-${name}`}>{cutOffNames[name]}</label>
      <input
        id={`cut-${name}`}
        name={name}
        class="number short"
        inputmode="decimal"
        value={typedOr(props.typed, name, String(chosen ?? ''))}
        placeholder={String(shipped)}
        disabled={!props.mayChange}
        aria-describedby={`cut-${name}-hint`}
      />
      <span class="hint" id={`cut-${name}-hint`}>
        {does[name]} Shipped: {shipped}. {row ? <Measured row={row} /> : null}
        {name !== 'reply' && others.length > 0
          ? ` Of their own: ${others.map(([tag, value]) => `${languageName(tag)} ${value}`).join(', ')}.`
          : ''}
      </span>
      {row ? (
        <details class="quiet">
          <summary>Where this number comes from</summary>
          <p>{row.why}</p>
          <p>
            <code>{row.command}</code>
          </p>
        </details>
      ) : null}
    </div>
  );
};

const Guards = ({ machine, typed, mayChange }: FormPart) => (
  <fieldset class="stack tight">
    <legend>
      <h2>Guards</h2>
    </legend>
    <p class="quiet">Each one that is on keeps the machine from answering alone when it speaks.</p>
    {guards.map((guard) => (
      <label class="check">
        <input
          type="checkbox"
          name="guard"
          value={guard}
          checked={
            typed ? [typed.guard ?? []].flat().includes(guard) : !machine.inForce.policy.guardsOff.includes(guard)
          }
          disabled={!mayChange}
        />
        <span>
          {guard.replaceAll('-', ' ')}
          <span class="hint">{guardPurposes[guard]}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

const History = ({ machine, now }: { machine: Machine; now: Date }) => (
  <section class="stack tight" aria-labelledby="history">
    <h2 id="history">Changes</h2>
    {machine.history.length === 0 ? <p class="muted">None so far.</p> : null}
    <ol class="ledger" reversed>
      {machine.history.map((row, index) => {
        const before = machine.history[index + 1];
        const from = before ? withChoices(machine.shipped, before.choices) : machine.shipped;
        return (
          <li class={row.actorKind}>
            <When at={row.at} now={now} />: {row.actorName}, “{row.reason}”{' '}
            <span class="quiet">{changeWords(from, withChoices(machine.shipped, row.choices)).join(' ')}</span>
          </li>
        );
      })}
    </ol>
  </section>
);

const Publishers = ({ machine }: { machine: Machine }) =>
  machine.publishers.length === 0 ? null : (
    <details class="quiet">
      <summary>Whose fact-checks we have</summary>
      <p>{machine.publishers.map(({ name, checks }) => `${name} (${checks})`).join(' · ')}</p>
    </details>
  );
