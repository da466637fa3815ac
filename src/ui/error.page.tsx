import { Page } from './layout.tsx';

const titles: Record<number, string> = {
  400: 'This cannot be done',
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Nothing here',
  409: 'Something changed',
  503: 'Try again shortly',
};

/** Says what went wrong and offers one way on. */
export const errorPage = (props: { status: number; message: string; back: string }) => (
  <Page title={titles[props.status] ?? 'Something broke'} frame="public" main="read">
    <div class="stack">
      <h1>{titles[props.status] ?? 'Something broke'}</h1>
      <p>{props.message}</p>
      <p>
        <a class="button" href={props.back}>
          Go back
        </a>
      </p>
    </div>
  </Page>
);
