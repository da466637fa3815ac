import { dollars, monthOf } from '../outbox/cost.rules.ts';
import { Desk, type DeskProps } from '../review/desk-frame.tsx';
import { paths } from '../ui/paths.ts';
import { counted } from '../ui/when.tsx';
import type { Costs } from './costs.view.ts';

/** What the messages of a month cost, for each asker answered, by country and kind, and what is left of the budget. */
export const CostsPage = (props: DeskProps & { costs: Costs; months: readonly string[]; budgetUsd: number }) => {
  const { costs, months, budgetUsd, now } = props;
  const count = costs.lines.reduce((sum, line) => sum + line.count, 0);
  const free = costs.lines.reduce((sum, line) => sum + (line.type === 'regular' ? 0 : line.count), 0);
  return (
    <Desk title="Costs" here="operations" staff={props.staff} now={now}>
      <div class="stack">
        <p>
          <a href={paths.operations()}>Operations</a>
        </p>
        <h1>What messages cost in {monthName(costs.month)}</h1>
        <dl class="figures">
          <Figure term="Spent" words={dollars(costs.totalMicroUsd)} />
          <Figure term="Askers answered" words={grouped(costs.answered)} />
          <Figure
            term="For each of them"
            words={costs.answered === 0 ? 'none yet' : dollars(costs.totalMicroUsd / costs.answered)}
          />
          <Figure term="Messages that arrived" words={`${grouped(count)}, ${grouped(free)} of them free`} />
        </dl>
        <Budget costs={costs} budgetUsd={budgetUsd} isThisMonth={costs.month === monthOf(now)} />
        {costs.lines.length === 0 ? (
          <p class="muted">Nothing was charged in this month. A message counts once it has reached the phone.</p>
        ) : (
          <section class="table" tabindex={0} aria-label="Messages by country and kind">
            <table>
              <thead>
                <tr>
                  <th scope="col">Country</th>
                  <th scope="col">Kind</th>
                  <th scope="col">Price</th>
                  <th scope="col">Messages</th>
                  <th scope="col">Cost</th>
                </tr>
              </thead>
              <tbody>
                {[...costs.lines]
                  .sort((a, b) => b.microUsd - a.microUsd || b.count - a.count)
                  .map((line) => (
                    <tr>
                      <td>{countryName(line.country)}</td>
                      <td>{kindWords(line.category)}</td>
                      <td>{typeWords[line.type] ?? line.type.replaceAll('_', ' ')}</td>
                      <td>{grouped(line.count)}</td>
                      <td>
                        {line.estimated ? 'about ' : ''}
                        {dollars(line.microUsd)}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        )}
        <Doubts costs={costs} />
        <p class="quiet">
          Reactions are free and not counted. Prices are Meta's rates of {costs.rates.from}, in US dollars; months are
          those of UTC, and Meta's invoice is what counts.
        </p>
        {months.length < 2 ? null : (
          <p class="row">
            {months.map((month) =>
              month === costs.month ? (
                <strong>{monthName(month)}</strong>
              ) : (
                <a href={paths.costs(month)}>{monthName(month)}</a>
              ),
            )}
          </p>
        )}
      </div>
    </Desk>
  );
};

/** Where our sum may differ from the provider's bill. */
const Doubts = ({ costs }: { costs: Costs }) => {
  const guessed = [...new Set(costs.lines.filter((line) => line.estimated).map((line) => kindWords(line.category)))];
  return (
    <>
      {guessed.length === 0 ? null : (
        <p class="notice">
          Messages of the kind {guessed.join(', ')} are counted at the rate of utility messages, because theirs is not
          known here: look at the provider's bill. We send none on purpose, so the provider may have put a template into
          another category: run npm run templates -- diff.
        </p>
      )}
      {costs.rates.newerMayBeOut ? (
        <p class="notice">
          These are the rates of {costs.rates.from}; newer ones may be out. Meta changes them on the first of January,
          April, July and October: compare with its rate card, and update this program.
        </p>
      ) : null}
    </>
  );
};

const kindWords = (category: string): string => category.replaceAll(/[_-]/g, ' ');

const Figure = ({ term, words }: { term: string; words: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{words}</dd>
  </div>
);

const Budget = ({ costs, budgetUsd, isThisMonth }: { costs: Costs; budgetUsd: number; isThisMonth: boolean }) => {
  if (!isThisMonth) return null;
  if (budgetUsd === 0)
    return (
      <p class="muted">
        There is no budget. With BUDGET_USD operators are told at 80 % of it, and sending stops at its end.
      </p>
    );
  const share = Math.min(1, costs.totalMicroUsd / (budgetUsd * 1e6));
  return (
    <p>
      <meter min={0} max={1} high={0.8} value={share} aria-label="Share of the budget that is spent" />{' '}
      {counted(Math.round(share * 100), 'percent', 'percent')} of the budget of {dollars(budgetUsd * 1e6)} are spent. At
      its end sending stops until the next month.
    </p>
  );
};

const typeWords: Record<string, string> = {
  regular: 'charged',
  free_customer_service: 'free, of the first 1,000',
  free_entry_point: 'free, came from an advertisement',
  free_group_customer_service: 'free, in a group',
};

const grouped = (count: number): string => count.toLocaleString('en');

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

function countryName(code: string): string {
  if (code === 'ZZ') return 'not known';
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}
