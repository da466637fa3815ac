/** The phones of a simulator of its own, at its address. */
export function phonesAt(base: string) {
  const send = async (phone: string, body: object): Promise<void> => {
    const sent = await fetch(`${base}/simulator/phones/${phone}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!sent.ok) throw new Error(`The simulator answered ${sent.status}.`);
  };
  return {
    forward: (phone: string, text: string) =>
      send(phone, { type: 'text', text: { body: text }, context: { forwarded: true } }),
    async sendPicture(phone: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      const form = new FormData();
      form.set('file', new Blob([bytes], { type: 'image/jpeg' }), 'picture.jpg');
      const kept = await fetch(`${base}/simulator/phones/${phone}/media`, { method: 'POST', body: form });
      const { id } = (await kept.json()) as { id: string };
      await send(phone, { type: 'image', image: { id, mime_type: 'image/jpeg' } });
    },
    /** Words that reached a phone, reactions left out, oldest first. */
    async heard(phone: string): Promise<string[]> {
      const read = async () => (await (await fetch(`${base}/simulator/phones/${phone}/messages`)).json()) as Said[];
      // A kept connection may be gone just when it is used again: reading twice does no harm.
      const said = await read().catch(read);
      return said
        .filter((one) => one.direction === 'out' && one.kind === 'message')
        .map(({ payload }) => payload.text?.body ?? payload.interactive?.body?.text ?? '');
    },
  };
}

type Said = {
  direction: string;
  kind: string;
  payload: { text?: { body: string }; interactive?: { body?: { text: string } } };
};
