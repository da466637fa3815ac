import type { ThresholdRow } from '../matching/models.rules.ts';
import { everyLanguage } from '../matching/policy.rules.ts';
import { languageName } from '../ui/when.tsx';
import { cutOffNames } from './change-words.ts';
import type { Machine } from './machine.view.ts';
import { type MachineForm, typedOr } from './machine-form.rules.ts';

/** A part of the form: what stands, what was typed when it came back with faults, and whether this person may change it. */
export type FormPart = { machine: Machine; typed: MachineForm | null; mayChange: boolean };

/** A row for each language that has rules of its own or was written in, and one for another. */
export const Languages = ({ machine, typed, mayChange }: FormPart) => (
  <fieldset class="stack tight">
    <legend>
      <h2>Languages</h2>
    </legend>
    <p class="quiet">
      A language that only asks is never answered by the machine alone, however sure it is. An empty cut-off follows
      that of all languages.
    </p>
    <div class="languages">
      {[everyLanguage, ...machine.languages].map((tag) => (
        <LanguageRow machine={machine} tag={tag} typed={typed} mayChange={mayChange} />
      ))}
      <div class="language-row">
        <span class="field">
          <label for="language-new">Another language</label>
          <input
            id="language-new"
            name="language:new"
            value={typedOr(typed, 'language:new', '')}
            placeholder="Its tag, for example ar"
            disabled={!mayChange}
          />
        </span>
        <Mode
          id="mode-new"
          name="mode:new"
          value={typedOr(typed, 'mode:new', '')}
          own
          label="What it may do"
          mayChange={mayChange}
        />
        <span class="field">
          <label for="reply-new">Answer from</label>
          <input
            id="reply-new"
            name="reply:new"
            value={typedOr(typed, 'reply:new', '')}
            class="number"
            inputmode="decimal"
            disabled={!mayChange}
          />
        </span>
      </div>
    </div>
  </fieldset>
);

const LanguageRow = ({ machine, tag, typed, mayChange }: FormPart & { tag: string }) => {
  const all = tag === everyLanguage;
  const name = all ? 'All other languages' : languageName(tag);
  const { choices, policy } = machine.inForce;
  const shipped = machine.shipped.thresholds.reply[tag];
  const row = machine.rows.find((one) => one.name === 'reply' && one.language === tag);
  return (
    <div class="language-row">
      <span>
        {name}{' '}
        {row && !all ? (
          <span class="quiet">
            <Measured row={row} />
          </span>
        ) : null}
      </span>
      <Mode
        id={`mode-${tag}`}
        name={`mode:${tag}`}
        value={typedOr(
          typed,
          `mode:${tag}`,
          (all ? policy.modes[tag] : (choices.modes[tag] ?? machine.shipped.modes[tag])) ?? '',
        )}
        own={!all}
        label={`What it may do in ${name}`}
        mayChange={mayChange}
      />
      {all ? (
        <span class="quiet">see “{cutOffNames.reply}” above</span>
      ) : (
        <span class="field">
          <label for={`reply-${tag}`} class="visually-hidden">
            Answer from, in {name}
          </label>
          <input
            id={`reply-${tag}`}
            name={`reply:${tag}`}
            class="number"
            inputmode="decimal"
            value={typedOr(typed, `reply:${tag}`, String(choices.thresholds.reply?.[tag] ?? ''))}
            placeholder={shipped === undefined ? 'as all languages' : String(shipped)}
            disabled={!mayChange}
          />
        </span>
      )}
    </div>
  );
};

const Mode = (props: { id: string; name: string; value: string; own: boolean; label: string; mayChange: boolean }) => (
  <span class="field">
    <label for={props.id} class={props.id === 'mode-new' ? '' : 'visually-hidden'}>
      {props.label}
    </label>
    <select id={props.id} name={props.name} disabled={!props.mayChange}>
      {props.own ? (
        <option value="" selected={props.value === ''}>
          as all languages
        </option>
      ) : null}
      <option value="reply" selected={props.value === 'reply'}>
        answers
      </option>
      <option value="ask" selected={props.value === 'ask'}>
        only asks
      </option>
    </select>
  </span>
);

/** What was measured at a shipped cut-off, with unit, data and date. */
export const Measured = ({ row }: { row: ThresholdRow }) => (
  <>
    {row.precision === null
      ? 'Not measured by itself'
      : `Measured there: ${percent(row.precision)} right${row.recall === null ? '' : `, ${percent(row.recall)} of the answerable answered rightly`}`}{' '}
    ({row.unit}; {row.dataSet}, {row.date}).
  </>
);

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
