import { paths } from '../ui/paths.ts';
import { counted } from '../ui/when.tsx';
import type { Fellow } from './family.view.ts';

/** Publishers named before the rest are only counted. */
const mostNamed = 3;

/** Who else checked the same claim, and the way to all of them. One line; says so too when nobody did. */
export const AlsoChecked = (props: { factCheckId: string; fellows: readonly Fellow[] }) => {
  const names = [...new Set(props.fellows.map((fellow) => fellow.publisher))];
  const rest = names.length - mostNamed;
  return (
    <p class="quiet">
      {names.length === 0
        ? 'Nobody else is known to have checked it. '
        : `Also checked by ${names.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${counted(rest, 'other', 'others')}` : ''}. `}
      <a href={paths.factCheck(props.factCheckId)}>
        {props.fellows.length === 0
          ? 'Put it with others'
          : counted(props.fellows.length + 1, 'fact-check', 'fact-checks of this claim')}
      </a>
    </p>
  );
};
