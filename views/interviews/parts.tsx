import { Icon } from '../ui/icons.tsx';

/** Hidden until a script has a problem to tell. */
export const ProblemPart = () => (
  <div class="notice stop" role="alert" data-part="problem" hidden>
    <Icon name="warning" />
    <div>
      <p data-part="problem-words"></p>
    </div>
  </div>
);
