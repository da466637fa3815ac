/** Counts of the last 24 hours as bars, oldest first, with the finding in words for those who cannot see it. */
export const Spark = (props: { hourly: number[] }) => {
  const most = Math.max(1, ...props.hourly);
  const total = props.hourly.reduce((sum, one) => sum + one, 0);
  return (
    <svg
      class="spark"
      viewBox="0 0 96 20"
      role="img"
      aria-label={`${total} in the last 24 hours, at most ${Math.max(0, ...props.hourly)} in one hour`}
    >
      {props.hourly.map((count, hour) => {
        const height = count === 0 ? 1 : Math.max(3, (20 * count) / most);
        return (
          <rect
            x={hour * 4}
            y={20 - height}
            width="3"
            height={height}
            fill="currentColor"
            opacity={count === 0 ? 0.35 : 1}
          />
        );
      })}
    </svg>
  );
};
