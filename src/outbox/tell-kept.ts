import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { noticePriority, queueManyWords } from './queue-words.ts';
import { templateKey, templateLanguage, templateWords } from './templates.rules.ts';
import { keptUntold, readTemplates } from './templates.store.ts';

/** Words looked at in one transaction, as many as a page of notices has. */
const pageSize = 500;

/**
 * Sends the template to those for whom words were kept while it could not be sent, a page a transaction; the next page is a
 * job of it. Safe to repeat: an asker gets one such a day, whatever became of the day's first, and none for words they
 * were told of.
 */
export async function tellKept(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>,
  input: { after?: { at: string; id: string } | undefined },
): Promise<void> {
  const name = needs.settings.whatsappTemplate;
  if (name === '') return;
  await inTransaction({ ...needs, actor: machine('outbox') }, async (needs) => {
    const now = needs.clock.now();
    const last = { at: new Date(input.after?.at ?? 0), id: input.after?.id ?? '' };
    const page = await keptUntold(needs.db, { last, limit: pageSize });
    const known = await readTemplates(needs.db, name, now);
    const languages = new Map(page.map(({ askerId, language }) => [askerId, templateLanguage(language, known)]));
    const says = [...languages].flatMap(([askerId, language]) =>
      language === null
        ? []
        : [{ askerId, key: `${templateKey(askerId, now)}:again`, words: templateWords(name, language) }],
    );
    const told = await queueManyWords(needs, says, { priority: noticePriority });
    if (told > 0) await record(needs, { did: 'words.kept-told', thing: 'outbox', details: { told } });
    const end = page.at(-1);
    if (page.length === pageSize && end)
      await enqueue(needs, 'tell-kept', { after: { at: end.createdAt.toISOString(), id: end.id } });
  });
}
